#include "core/mind/ai/remote/StreamFaults.h"

#include <algorithm>
#include <array>

namespace tierdesk::ai {

base::Error streamError(const QJsonValue &error)
{
    // Anthropic has the error in `type`, chat completions servers in `code`, `type` or as an HTTP status.
    QString word = error[u"code"].toString();
    if (word.isEmpty())
        word = error[u"type"].toString();
    const int status = error[u"code"].toInt();
    word.removeIf([](QChar c) { return c.unicode() > 0x7E || !(c.isLetterOrNumber() || c == u'_' || c == u'-'); });
    word.truncate(60);
    static constexpr std::array Passing{u"overloaded_error", u"api_error",      u"timeout_error",
                                        u"rate_limit_error", u"server_error",   u"rate_limit_exceeded",
                                        u"overloaded",       u"internal_error", u"internal_server_error"};
    const bool isPassing =
        status == 408 || status == 429 || status >= 500 ||
        std::any_of(Passing.begin(), Passing.end(), [&word](const char16_t *each) { return word == each; });
    return base::fail(isPassing ? base::Fault::AiUnavailable : base::Fault::AiFailed,
                      u"the provider broke off its answer: "_s + word, {},
                      {{u"reason"_s, word.isEmpty() ? u"stream"_s : word}});
}

base::Error brokenStream()
{
    return base::fail(base::Fault::AiUnavailable, u"the answer broke off before its end"_s, {},
                      {{u"reason"_s, u"transfer"_s}});
}

base::Error unreadableStream(const QString &what)
{
    return base::fail(base::Fault::AiFailed, u"no stream of this API: "_s + what, {}, {{u"reason"_s, u"protocol"_s}});
}

} // namespace tierdesk::ai
