#pragma once

#include <concepts>

/// The readers and writers of core/domain/Fields.h: just enough for a header to declare that a type is described.
namespace tierdesk {

class FieldReader;
class LenientReader;
class FieldWriter;
class FieldSchema;

template<class Io>
concept FieldIo = std::same_as<Io, FieldReader> || std::same_as<Io, LenientReader> || std::same_as<Io, FieldWriter> ||
    std::same_as<Io, FieldSchema>;

/// T is U or const U.
template<class T, class U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

} // namespace tierdesk
