#include "core/domain/SmsConfig.h"

#include "core/domain/Addresses.h"
#include "core/domain/Fields.h"
#include "core/domain/TargetUrl.h"

#include <QtCore/QUrl>

#include <algorithm>

namespace tierdesk {

namespace {

/// Returns whether @p text is safe as an id in a URL path.
bool isSid(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar each) { return each.unicode() < 128 && each.isLetterOrNumber(); });
}

bool isNumber(const QString &text)
{
    return text.isEmpty() || isPhoneNumber(text);
}

bool isPlainUrl(const QString &text)
{
    const QUrl url(text);
    return text.isEmpty() || (isTargetUrl(text) && !url.hasQuery() && !url.hasFragment());
}

void requireOfEnabled(FieldReader &io, const SmsConfig &config)
{
    const QString what = u"must be given when sms is enabled"_s;
    for (const auto &[key, text] : {std::pair{u"accountSid", &config.accountSid}, std::pair{u"number", &config.number},
                                    std::pair{u"apiUrl", &config.apiUrl}, std::pair{u"publicUrl", &config.publicUrl}}) {
        if (text->isEmpty())
            io.refuse(key, what);
    }
    if (!config.secret.isSet())
        io.refuse(u"secret", what);
}

} // namespace

template<FieldIo Io, Is<SmsConfig> T>
void fields(Io &io, T &v)
{
    static const TextForm Sid{isSid, u"must be letters and digits"_s};
    static const TextForm Number{isNumber, u"must be a telephone number as +15550100123"_s};
    static const TextForm Url{isPlainUrl, u"must be an https URL, or http on a loopback address, with neither a query "
                                          "nor a fragment: paths are put behind it"_s};
    io(u"enabled", v.isEnabled);
    io(u"accountSid", v.accountSid, upTo(64).as(Sid));
    io(u"number", v.number, upTo(20).as(Number));
    io.credential(u"secret", v.secret);
    io(u"apiUrl", v.apiUrl, upTo(2000).as(Url));
    io(u"publicUrl", v.publicUrl, upTo(2000).as(Url));
    if constexpr (Io::isRequest) {
        v.apiUrl = withoutSlashes(v.apiUrl);
        v.publicUrl = withoutSlashes(v.publicUrl);
        if (v.isEnabled)
            requireOfEnabled(io, v);
    }
}

TIERDESK_FIELDS(SmsConfig)

} // namespace tierdesk
