// SPDX-License-Identifier: MIT
#include <pybind11/pybind11.h>

#include "palier/version.hpp"

namespace palier::python {

// One function per concept, in the file of its name; the order is that of their first mention in signatures.
void bind_vocabulary(pybind11::module_& module);
void bind_table(pybind11::module_& module);
void bind_report(pybind11::module_& module);
void bind_expression(pybind11::module_& module);
void bind_framework(pybind11::module_& module);
void bind_organisation(pybind11::module_& module);
void bind_observations(pybind11::module_& module);
void bind_diagnosis(pybind11::module_& module);
void bind_check(pybind11::module_& module);
void bind_compare(pybind11::module_& module);
void bind_path(pybind11::module_& module);
void bind_plan(pybind11::module_& module);
void bind_progress(pybind11::module_& module);

}  // namespace palier::python

// Models are frozen and no object of Python is kept in a static: threads and interpreters need no lock of ours.
PYBIND11_MODULE(_core, module, pybind11::mod_gil_not_used(), pybind11::multiple_interpreters::per_interpreter_gil()) {
    module.doc() = "The compiled part of palier. Private: import palier instead.";
    module.attr("__version__") = PALIER_VERSION;
    palier::python::bind_vocabulary(module);
    palier::python::bind_table(module);
    palier::python::bind_report(module);
    palier::python::bind_expression(module);
    palier::python::bind_framework(module);
    palier::python::bind_organisation(module);
    palier::python::bind_observations(module);
    palier::python::bind_diagnosis(module);
    palier::python::bind_check(module);
    palier::python::bind_compare(module);
    palier::python::bind_path(module);
    palier::python::bind_plan(module);
    palier::python::bind_progress(module);
}
