// SPDX-License-Identifier: MIT
#include <pybind11/operators.h>
#include <pybind11/pybind11.h>
#include <pybind11/typing.h>

#include <algorithm>    // std::min
#include <functional>   // the reader of a column
#include <optional>     // an empty cell has no type
#include <string>       // HTML
#include <string_view>  // cells
#include <vector>       // categories

#include "arrow_capsules.hpp"
#include "palier/table.hpp"
#include "palier/text.hpp"

namespace palier::python {

namespace {

/// Gives the cells of one column as Python objects. What all cells share is made once.
class CellReader {
public:
    explicit CellReader(const Column& column) : column_(column) {
        if (column_.type() == ColumnType::date) make_date_ = py::module_::import("datetime").attr("date").attr("fromordinal");
        if (column_.type() == ColumnType::category) {
            const NameList& names = *column_.parts().categories;
            for (std::size_t i = 0; i < names.size(); ++i) categories_.push_back(to_python(names[i]));
        }
    }

    [[nodiscard]] py::object operator()(std::size_t position) const {
        constexpr int ordinal_of_1970 = 719'163;  // 0001-01-01 is 1
        const auto row = id_at<RowId>(position);
        if (column_.is_null(row)) return py::none();
        switch (column_.type()) {
            case ColumnType::boolean: return py::bool_(*column_.boolean_at(row));
            case ColumnType::int32:
            case ColumnType::int64: return py::int_(*column_.integer_at(row));
            case ColumnType::float64: return py::float_(*column_.number_at(row));
            case ColumnType::text: return to_python(*column_.text_at(row));
            case ColumnType::category: return categories_[index(*column_.category_at(row))];
            case ColumnType::date: return make_date_(column_.date_at(row)->days() + ordinal_of_1970);
        }
        return py::none();
    }

private:
    Column column_;
    py::object make_date_;
    std::vector<py::object> categories_;
};

py::typing::List<py::object> column_to_list(const Column& column) {
    const CellReader read(column);
    py::typing::List<py::object> cells(column.size());
    for (std::size_t i = 0; i < column.size(); ++i) cells[i] = read(i);
    return cells;
}

std::vector<CellReader> cell_readers(const Table& table) {
    std::vector<CellReader> readers;
    readers.reserve(table.column_count());
    for (const Column& column : table.columns()) readers.emplace_back(column);
    return readers;
}

std::vector<py::str> column_names(const Table& table) {
    std::vector<py::str> names;
    for (const Column& column : table.columns()) names.push_back(to_python(column.name()));
    return names;
}

py::typing::Dict<py::str, py::object> row_to_dict(const std::vector<py::str>& names, const std::vector<CellReader>& readers, std::size_t position) {
    py::typing::Dict<py::str, py::object> row;
    for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = readers[i](position);
    return row;
}

py::typing::Dict<py::str, py::typing::List<py::object>> table_to_pydict(const Table& table) {
    py::typing::Dict<py::str, py::typing::List<py::object>> columns;
    for (const Column& column : table.columns()) columns[to_python(column.name())] = column_to_list(column);
    return columns;
}

py::typing::List<py::typing::Dict<py::str, py::object>> table_to_pylist(const Table& table) {
    const auto names = column_names(table);
    const auto readers = cell_readers(table);
    py::typing::List<py::typing::Dict<py::str, py::object>> rows(table.row_count());
    for (std::size_t i = 0; i < table.row_count(); ++i) rows[i] = row_to_dict(names, readers, i);
    return rows;
}

py::typing::Dict<py::str, py::object> row_at(const Table& table, py::ssize_t position) {
    const auto rows = static_cast<py::ssize_t>(table.row_count());
    const py::ssize_t at = position < 0 ? position + rows : position;
    if (at < 0 || at >= rows) throw py::index_error("the table has " + std::to_string(rows) + " rows");
    return row_to_dict(column_names(table), cell_readers(table), static_cast<std::size_t>(at));
}

/// What a cell given by Python makes of its column; nothing for an empty cell.
std::optional<ColumnType> type_of_cell(const std::string& column, const py::handle& cell, const py::object& date_class) {
    if (cell.is_none()) return std::nullopt;
    if (py::isinstance<py::bool_>(cell)) return ColumnType::boolean;
    if (py::isinstance<py::int_>(cell)) return ColumnType::int64;
    if (py::isinstance<py::float_>(cell)) return ColumnType::float64;
    if (py::isinstance<py::str>(cell)) return ColumnType::text;
    if (py::type::handle_of(cell).is(date_class)) return ColumnType::date;
    throw ArgumentError("api.argument.column-type", "column '" + column + "' has a cell of type " + std::string(Py_TYPE(cell.ptr())->tp_name), column,
                        "Give None, bool, int, float, str or datetime.date.");
}

/// The type of all cells of a column: integers and other numbers go together, nothing else does. Without a known cell, text.
ColumnType type_of_cells(const std::string& column, const py::list& cells, const py::object& date_class) {
    std::optional<ColumnType> type;
    for (const py::handle cell : cells) {
        const auto found = type_of_cell(column, cell, date_class);
        if (!found || found == type) continue;
        const auto is_number = [](std::optional<ColumnType> each) { return each == ColumnType::int64 || each == ColumnType::float64; };
        if (type && !(is_number(type) && is_number(found)))
            throw ArgumentError("api.argument.column-type", "column '" + column + "' mixes " + std::string(to_text(*type)) + " and " + std::string(to_text(*found)), column,
                                "Give all cells of a column as one type; None is an empty cell.");
        type = type ? ColumnType::float64 : found;
    }
    return type.value_or(ColumnType::text);
}

void append_cell(ColumnBuilder& column, const py::handle& cell) {
    constexpr int ordinal_of_1970 = 719'163;  // 0001-01-01 is 1
    if (cell.is_none()) return column.append_null();
    switch (column.type()) {
        case ColumnType::boolean: return column.append_boolean(cell.cast<bool>());
        case ColumnType::float64: return column.append_number(py::float_(py::reinterpret_borrow<py::object>(cell)));
        case ColumnType::date: return column.append_date(Date::from_days(cell.attr("toordinal")().cast<int>() - ordinal_of_1970));
        case ColumnType::int64: {
            int overflow = 0;
            const std::int64_t value = PyLong_AsLongLongAndOverflow(cell.ptr(), &overflow);
            if (overflow != 0)
                throw ArgumentError("api.argument.range", "column '" + column.name() + "' has an integer beyond 64 bits", column.name());
            return column.append_integer(value);
        }
        default: break;
    }
    const auto text = find_text(cell);
    if (!text) throw ArgumentError("api.argument.text", "column '" + column.name() + "' has a text that is not Unicode", column.name());
    column.append_text(*text);
}

Table table_from_pydict(const py::typing::Dict<py::str, py::object>& columns) {
    const py::object date_class = py::module_::import("datetime").attr("date");
    TableBuilder builder;
    for (const auto& [key, cells] : columns) {
        const std::string name = py::str(key);
        // Iterated twice, which a generator would not bear.
        const auto list = py::reinterpret_steal<py::list>(PySequence_List(cells.ptr()));
        if (!list) throw py::error_already_set();
        ColumnBuilder& column = builder.add_column(name, type_of_cells(name, list, date_class));
        for (const py::handle cell : list) append_cell(column, cell);
    }
    return builder.finish();
}

std::string counted(std::size_t count, const char* noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

std::string table_repr(const Table& table) {
    constexpr std::size_t shown = 8;  // keeps the line readable
    std::string text = "<palier.Table: " + counted(table.row_count(), "row") + ", " + counted(table.column_count(), "column");
    for (std::size_t i = 0; i < std::min(shown, table.column_count()); ++i) {
        const Column& column = table.columns()[i];
        text += (i == 0 ? ": " : ", ") + column.name() + ' ' + std::string(to_text(column.type()));
    }
    return text + (table.column_count() > shown ? ", ...>" : ">");
}

void append_escaped(std::string& html, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            case '\'': html += "&#39;"; break;
            default: html += c;
        }
    }
}

std::string cell_text(const Column& column, RowId row) {
    switch (column.type()) {
        case ColumnType::boolean: return *column.boolean_at(row) ? "true" : "false";
        case ColumnType::int32:
        case ColumnType::int64: return std::to_string(*column.integer_at(row));
        case ColumnType::float64: return to_text(*column.number_at(row));
        case ColumnType::text:
        case ColumnType::category: return std::string(*column.text_at(row));
        case ColumnType::date: return column.date_at(row)->text();
    }
    return {};
}

std::string table_html(const Table& table) {
    constexpr std::size_t shown = 20;
    std::string html = "<table class=\"palier-table\"><thead><tr>";
    for (const Column& column : table.columns()) {
        html += "<th scope=\"col\">";
        append_escaped(html, column.name());
        html += "<br><small>" + std::string(to_text(column.type())) + "</small></th>";
    }
    html += "</tr></thead><tbody>";
    for (std::size_t i = 0; i < std::min(shown, table.row_count()); ++i) {
        html += "<tr>";
        for (const Column& column : table.columns()) {
            const auto row = id_at<RowId>(i);
            html += "<td>";
            if (column.is_null(row))
                html += "<em>null</em>";  // a word, so that it is no text "null" by its look alone
            else
                append_escaped(html, cell_text(column, row));
            html += "</td>";
        }
        html += "</tr>";
    }
    html += "</tbody></table><p>" + counted(table.row_count(), "row") + ", " + counted(table.column_count(), "column");
    if (table.row_count() > shown) html += ", first " + std::to_string(shown) + " shown";
    return html + "</p>";
}

py::object to_pandas(const py::object& self) {
    const py::object frame = py::module_::import("pandas").attr("DataFrame");
    if (py::hasattr(frame, "from_arrow")) return frame.attr("from_arrow")(self);
    return py::module_::import("pyarrow").attr("table")(self).attr("to_pandas")();
}

}  // namespace

void bind_table(py::module_& module);

void bind_table(py::module_& module) {
    py::class_<Table>(module, "Table", R"(Columns of equal length, immutable, in Arrow layout.

Every library that speaks the Arrow PyCapsule protocol reads one without copying:
``polars.DataFrame(table)``, ``pyarrow.table(table)``, ``pandas.DataFrame.from_arrow(table)``,
``duckdb.sql("select * from table")``.

Notes
-----
The columns are ``boolean``, ``int32``, ``int64``, ``float64``, ``text``, ``category`` or ``date``;
an empty cell is ``None``.)")
        .def(
            "__arrow_c_schema__", [](const Table& self) { return table_schema_capsule(self); },
            R"(Describe the columns for a consumer of Arrow.

Returns
-------
capsule
    A PyCapsule named ``arrow_schema``.)")
        .def(
            "__arrow_c_array__",
            [](const Table& self, const py::object& requested_schema) {
                check_requested_schema(self, requested_schema);
                return table_to_array_capsules(self);
            },
            py::arg("requested_schema") = py::none(),
            R"(Hand the table out as one struct array, without copying.

Parameters
----------
requested_schema : capsule, optional
    Layout the consumer would like. It is checked; the answer is always in the table's own layout.

Returns
-------
tuple of capsule
    PyCapsules named ``arrow_schema`` and ``arrow_array``.

Raises
------
ArgumentError
    ``api.argument.arrow-schema``, when the request is about other columns or types.)")
        .def(
            "__arrow_c_stream__",
            [](const Table& self, const py::object& requested_schema) {
                check_requested_schema(self, requested_schema);
                return table_to_stream_capsule(self);
            },
            py::arg("requested_schema") = py::none(),
            R"(Hand the table out as a stream of one batch, without copying.

Parameters
----------
requested_schema : capsule, optional
    Layout the consumer would like. It is checked; the answer is always in the table's own layout.

Returns
-------
capsule
    A PyCapsule named ``arrow_array_stream``.

Raises
------
ArgumentError
    ``api.argument.arrow-schema``, when the request is about other columns or types.)")
        .def_static("from_pydict", &table_from_pydict, py::arg("columns"), R"(Make a table out of Python lists.

Parameters
----------
columns : dict of str to iterable
    The cells of each column, by name: ``None``, ``bool``, ``int``, ``float``, ``str`` or ``datetime.date``. Integers and
    floats go together; a column without a known cell is of type ``text``.

Returns
-------
Table

Raises
------
ArgumentError
    ``api.argument.column-type``, when a column mixes types or has another; ``api.argument.columns``, when lengths differ;
    ``api.argument.range``, when an integer does not fit into 64 bits; ``api.argument.text``, when a text has lone surrogates.

Examples
--------
>>> import palier
>>> table = palier.Table.from_pydict({"uai": ["0990001N", None], "pupils": [512, 48]})
>>> table.column_types
{'uai': 'text', 'pupils': 'int64'})")
        .def_property_readonly(
            "column_names",
            [](const Table& self) {
                py::typing::List<py::str> names;
                for (const auto& name : column_names(self)) names.append(name);
                return names;
            },
            "Names of the columns, in order.")
        .def_property_readonly(
            "column_types",
            [](const Table& self) {
                py::typing::Dict<py::str, py::str> types;
                for (const Column& column : self.columns()) types[to_python(column.name())] = to_python(to_text(column.type()));
                return types;
            },
            "Type of each column, by name: ``boolean``, ``int32``, ``int64``, ``float64``, ``text``, ``category`` or ``date``.")
        .def_property_readonly("num_rows", &Table::row_count, "Number of rows.")
        .def_property_readonly("num_columns", &Table::column_count, "Number of columns.")
        .def("__len__", &Table::row_count)
        .def(
            "__contains__",
            [](const Table& self, const py::object& name) {
                return py::isinstance<py::str>(name) && self.find_column(name.cast<std::string>()) != nullptr;
            },
            py::arg("name"), "Tell whether there is a column of that name.")
        .def(
            "__getitem__", [](const Table& self, const std::string& name) { return column_to_list(self.get_column(name)); },
            py::arg("name"),
            R"(Give the cells of a column.

Parameters
----------
name : str
    Name of a column; or an integer, for a row.

Returns
-------
list
    One value per row, ``None`` for an empty cell; or, for an integer, a dict from column to value.

Raises
------
UnknownNameError
    ``api.name.unknown``, when there is no such column.
IndexError
    When there is no such row.)")
        .def("__getitem__", &row_at, py::arg("row"))
        .def("to_pydict", &table_to_pydict, R"(Give all cells, column by column.

Returns
-------
dict of str to list
    One entry per column, in order; one value per row, ``None`` for an empty cell.)")
        .def("to_pylist", &table_to_pylist, R"(Give all cells, row by row.

Returns
-------
list of dict
    One dict per row, from column to value, ``None`` for an empty cell.)")
        .def("to_pandas", &to_pandas, R"(Give the table as a pandas frame.

Returns
-------
pandas.DataFrame

Raises
------
ImportError
    When pandas or, before pandas 3, pyarrow is not installed.)")
        .def(
            "to_polars", [](const py::object& self) { return py::module_::import("polars").attr("DataFrame")(self); },
            R"(Give the table as a polars frame.

Returns
-------
polars.DataFrame

Raises
------
ImportError
    When polars is not installed.)")
        .def(py::self == py::self)
        .def("__repr__", &table_repr)
        .def("_repr_html_", &table_html)
        .def("_ipython_key_completions_", [](const Table& self) {
            py::typing::List<py::str> names;
            for (const auto& name : column_names(self)) names.append(name);
            return names;
        });
}

}  // namespace palier::python
