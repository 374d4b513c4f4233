#pragma once

// Without <concepts>: headers with Q_OBJECT include this one, and moc cannot parse it.
#include <type_traits>

/// The readers and writers of core/domain/Fields.h: just enough for a header to declare that a type is described.
namespace tierdesk {

class FieldReader;
class LenientReader;
class FieldWriter;
class FieldSchema;

template<class Io>
concept FieldIo = std::is_same_v<Io, FieldReader> || std::is_same_v<Io, LenientReader> ||
    std::is_same_v<Io, FieldWriter> || std::is_same_v<Io, FieldSchema>;

/// T is U or const U.
template<class T, class U>
concept Is = std::is_same_v<std::remove_const_t<T>, U>;

} // namespace tierdesk
