# SPDX-License-Identifier: MIT
"""The fictional example academy, by part: its schools, its answers, its organisation."""
