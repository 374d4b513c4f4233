#include "core/base/FileLimit.h"

#include <algorithm>
#include <limits>
#include <sys/resource.h>
#include <utility>

namespace tierdesk::base {

int raiseFileLimit()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return 1024; // the usual default
    const rlim_t before = std::exchange(files.rlim_cur, files.rlim_max);
    if (::setrlimit(RLIMIT_NOFILE, &files) != 0)
        files.rlim_cur = before;
    return static_cast<int>(std::min<rlim_t>(files.rlim_cur, std::numeric_limits<int>::max()));
}

} // namespace tierdesk::base
