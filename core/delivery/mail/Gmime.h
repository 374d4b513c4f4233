#pragma once

#include <QtCore/QString>

#include <memory>
#include <type_traits>

#include <gmime/gmime.h>

/// Owning wrappers of GMime's objects. Only for the sources of this folder.
namespace tierdesk::delivery::gmime {

struct Unref {
    void operator()(void *object) const { g_object_unref(object); }
};
template<class T>
using Object = std::unique_ptr<T, Unref>;

struct Free {
    void operator()(void *memory) const { g_free(memory); }
};
using Text = std::unique_ptr<char, Free>;

/// Initializes GMime; must precede any other use. Repeated calls do nothing. Any thread.
inline void init()
{
    static const bool Once = [] {
        g_mime_init();
        return true;
    }();
    static_cast<void>(Once);
}

} // namespace tierdesk::delivery::gmime
