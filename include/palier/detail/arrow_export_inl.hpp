// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>       // EINVAL, ENOMEM
#include <memory>       // private data
#include <new>          // std::bad_alloc
#include <string>       // names
#include <string_view>  // names of arguments
#include <utility>      // std::move
#include <vector>       // children

#include "palier/arrow.hpp"
#include "palier/error.hpp"

namespace palier {

namespace detail {

inline constexpr std::int64_t empty_buffer = 0;  // some readers refuse a null pointer even for no bytes

[[noreturn]] inline void throw_null_argument(std::string_view name) {
    throw ArgumentError("api.argument.null", "'" + std::string(name) + "' is null", name);
}

/// What a schema or an array handed out owns. A consumer may move a child away and release it later
/// than its parent, so each level owns its own part and shares the column.
template <class Struct>
struct ArrowPrivate {
    std::string name;
    std::shared_ptr<const void> keep;
    std::vector<Struct> children;
    std::vector<Struct*> child_pointers;
    Struct dictionary{};
    const void* buffers[3] = {nullptr, nullptr, nullptr};

    ArrowPrivate() = default;
    ArrowPrivate(const ArrowPrivate&) = delete;
    ArrowPrivate& operator=(const ArrowPrivate&) = delete;
    ~ArrowPrivate() {
        for (Struct& child : children)
            if (child.release != nullptr) child.release(&child);
        if (dictionary.release != nullptr) dictionary.release(&dictionary);
    }

    static void release(Struct* self) noexcept {
        delete static_cast<ArrowPrivate*>(self->private_data);
        self->private_data = nullptr;
        self->release = nullptr;
    }
};

inline const char* arrow_format(ColumnType type) noexcept {
    switch (type) {
        case ColumnType::boolean: return "b";
        case ColumnType::int32: return "i";
        case ColumnType::int64: return "l";
        case ColumnType::float64: return "g";
        case ColumnType::text: return "u";
        case ColumnType::category: return "i";
        case ColumnType::date: return "tdD";
    }
    return "n";
}

inline ArrowSchema make_schema(const char* format, std::string_view name, std::unique_ptr<ArrowPrivate<ArrowSchema>> owned) {
    owned->name = name;
    for (ArrowSchema& child : owned->children) owned->child_pointers.push_back(&child);
    ArrowSchema schema{};
    schema.format = format;
    schema.name = owned->name.c_str();
    schema.flags = ARROW_FLAG_NULLABLE;
    schema.n_children = static_cast<std::int64_t>(owned->children.size());
    schema.children = owned->child_pointers.empty() ? nullptr : owned->child_pointers.data();
    schema.dictionary = owned->dictionary.release != nullptr ? &owned->dictionary : nullptr;
    schema.release = &ArrowPrivate<ArrowSchema>::release;
    schema.private_data = owned.release();
    return schema;
}

inline ArrowSchema make_column_schema(const Column& column) {
    auto owned = std::make_unique<ArrowPrivate<ArrowSchema>>();
    if (column.type() == ColumnType::category)
        owned->dictionary = make_schema("u", "", std::make_unique<ArrowPrivate<ArrowSchema>>());
    return make_schema(arrow_format(column.type()), column.name(), std::move(owned));
}

inline ArrowSchema make_table_schema(const Table& table) {
    auto owned = std::make_unique<ArrowPrivate<ArrowSchema>>();
    owned->children.reserve(table.column_count());
    for (const Column& column : table.columns()) owned->children.push_back(make_column_schema(column));
    ArrowSchema schema = make_schema("+s", "", std::move(owned));
    schema.flags = 0;  // a row is never null as a whole
    return schema;
}

inline ArrowArray make_array(std::size_t length, std::size_t null_count, std::int64_t buffer_count,
                             std::unique_ptr<ArrowPrivate<ArrowArray>> owned) {
    for (ArrowArray& child : owned->children) owned->child_pointers.push_back(&child);
    ArrowArray array{};
    array.length = static_cast<std::int64_t>(length);
    array.null_count = static_cast<std::int64_t>(null_count);
    array.n_buffers = buffer_count;
    array.buffers = owned->buffers;
    array.n_children = static_cast<std::int64_t>(owned->children.size());
    array.children = owned->child_pointers.empty() ? nullptr : owned->child_pointers.data();
    array.dictionary = owned->dictionary.release != nullptr ? &owned->dictionary : nullptr;
    array.release = &ArrowPrivate<ArrowArray>::release;
    array.private_data = owned.release();
    return array;
}

inline const void* arrow_buffer(const void* data) noexcept { return data != nullptr ? data : &empty_buffer; }

inline ArrowArray make_dictionary_array(const std::shared_ptr<const NameList>& categories) {
    auto owned = std::make_unique<ArrowPrivate<ArrowArray>>();
    owned->keep = categories;
    owned->buffers[1] = categories->offsets().data();
    owned->buffers[2] = arrow_buffer(categories->bytes().data());
    return make_array(categories->size(), 0, 3, std::move(owned));
}

inline ArrowArray make_column_array(const Column& column) {
    auto owned = std::make_unique<ArrowPrivate<ArrowArray>>();
    const ColumnParts& parts = column.parts();
    owned->keep = std::make_shared<const Column>(column);
    owned->buffers[0] = parts.null_count > 0 ? parts.validity.data() : nullptr;
    std::int64_t buffer_count = 2;
    switch (parts.type) {
        case ColumnType::boolean: owned->buffers[1] = arrow_buffer(parts.bits.data()); break;
        case ColumnType::int64: owned->buffers[1] = arrow_buffer(parts.int64s.data()); break;
        case ColumnType::float64: owned->buffers[1] = arrow_buffer(parts.float64s.data()); break;
        case ColumnType::int32:
        case ColumnType::date: owned->buffers[1] = arrow_buffer(parts.int32s.data()); break;
        case ColumnType::category:
            owned->buffers[1] = arrow_buffer(parts.int32s.data());
            owned->dictionary = make_dictionary_array(parts.categories);
            break;
        case ColumnType::text:
            owned->buffers[1] = parts.int32s.data();
            owned->buffers[2] = arrow_buffer(parts.bytes.data());
            buffer_count = 3;
            break;
    }
    return make_array(parts.size, parts.null_count, buffer_count, std::move(owned));
}

inline ArrowArray make_table_array(const Table& table) {
    auto owned = std::make_unique<ArrowPrivate<ArrowArray>>();
    owned->children.reserve(table.column_count());
    for (const Column& column : table.columns()) owned->children.push_back(make_column_array(column));
    return make_array(table.row_count(), 0, 1, std::move(owned));
}

/// A stream over one table. Its functions are called by C code, so no exception leaves them.
struct TableStream {
    explicit TableStream(const Table& source) : table(source) {}

    Table table;
    const char* error = nullptr;
    enum class State : unsigned char { ready, done } state = State::ready;

    static TableStream& of(ArrowArrayStream* stream) noexcept { return *static_cast<TableStream*>(stream->private_data); }

    template <class Function>
    int run(Function&& function) noexcept {
        try {
            error = nullptr;
            function();
            return 0;
        } catch (const std::bad_alloc&) {
            error = "out of memory";
            return ENOMEM;
        } catch (...) {
            error = "the table cannot be handed out";
            return EINVAL;
        }
    }

    static int get_schema(ArrowArrayStream* stream, ArrowSchema* out) noexcept {
        TableStream& self = of(stream);
        return self.run([&] { *out = make_table_schema(self.table); });
    }

    static int get_next(ArrowArrayStream* stream, ArrowArray* out) noexcept {
        TableStream& self = of(stream);
        return self.run([&] {
            *out = self.state == State::ready ? make_table_array(self.table) : ArrowArray{};
            self.state = State::done;
        });
    }

    static const char* get_last_error(ArrowArrayStream* stream) noexcept { return of(stream).error; }

    static void release(ArrowArrayStream* stream) noexcept {
        delete &of(stream);
        stream->private_data = nullptr;
        stream->release = nullptr;
    }
};

}  // namespace detail

PALIER_INLINE void export_schema(const Table& table, ArrowSchema* schema) {
    if (schema == nullptr) detail::throw_null_argument("schema");
    *schema = detail::make_table_schema(table);
}

PALIER_INLINE void export_table(const Table& table, ArrowSchema* schema, ArrowArray* array) {
    if (schema == nullptr) detail::throw_null_argument("schema");
    if (array == nullptr) detail::throw_null_argument("array");
    ArrowSchemaOwner made_schema;
    *made_schema.get() = detail::make_table_schema(table);
    *array = detail::make_table_array(table);
    made_schema.move_to(schema);
}

PALIER_INLINE void export_column(const Column& column, ArrowSchema* schema, ArrowArray* array) {
    if (schema == nullptr) detail::throw_null_argument("schema");
    if (array == nullptr) detail::throw_null_argument("array");
    ArrowSchemaOwner made_schema;
    *made_schema.get() = detail::make_column_schema(column);
    *array = detail::make_column_array(column);
    made_schema.move_to(schema);
}

PALIER_INLINE void export_stream(const Table& table, ArrowArrayStream* stream) {
    if (stream == nullptr) detail::throw_null_argument("stream");
    auto owned = std::make_unique<detail::TableStream>(table);
    ArrowArrayStream made{};
    made.get_schema = &detail::TableStream::get_schema;
    made.get_next = &detail::TableStream::get_next;
    made.get_last_error = &detail::TableStream::get_last_error;
    made.release = &detail::TableStream::release;
    made.private_data = owned.release();
    *stream = made;
}

}  // namespace palier
