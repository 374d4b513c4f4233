#include "core/domain/MailConfig.h"

#include "core/domain/Addresses.h"
#include "core/domain/Fields.h"

#include <algorithm>

namespace tierdesk {

namespace {

/// Returns whether @p text is a host name or empty.
bool isHost(const QString &text)
{
    return !text.startsWith(u'-') && std::all_of(text.begin(), text.end(), [](QChar each) {
        return each.unicode() < 128 && (each.isLetterOrNumber() || each == u'-' || each == u'.');
    });
}

/// Returns whether @p text is safe as a mailbox name in the quotes of an IMAP command.
bool isFolder(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar each) {
        return each >= u' ' && each < u'\x7f' && !QStringView(u"\"\\;*%").contains(each);
    });
}

/// Returns whether @p text is a single line, as a display name must be.
bool isLine(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar each) {
        return each.category() == QChar::Other_Control || each.category() == QChar::Separator_Line ||
               each.category() == QChar::Separator_Paragraph;
    });
}

bool isAddress(const QString &text)
{
    return text.isEmpty() || isMailAddress(text);
}

void requireOfEnabled(FieldReader &io, const MailConfig &config)
{
    if (config.address.isEmpty())
        io.refuse(u"address", u"must be given when mail is enabled"_s);
    if (config.smtp.host.isEmpty() || config.smtp.port == 0)
        io.refuse(u"smtp", u"must have a host and a port when mail is enabled"_s);
    if (!config.imap.host.isEmpty() && config.imap.port == 0)
        io.refuse(u"imap", u"must have a port when it has a host"_s);
}

} // namespace

template<FieldIo Io, Is<MailServerConfig> T>
void fields(Io &io, T &v)
{
    static const TextForm Host{isHost, u"must be a host's name or IPv4 address"_s};
    io(u"host", v.host, upTo(253).as(Host));
    io(u"port", v.port, between(0, 65'535));
    io(u"security", v.security);
    if constexpr (Io::isRequest) {
        const bool isHere = v.host == u"localhost" || v.host.startsWith(u"127.");
        if (v.security == MailSecurity::None && !isHere)
            io.refuse(u"security", u"must be tls or starttls; none only for a loopback address"_s);
    }
    io(u"user", v.user, upTo(254));
    io.credential(u"secret", v.secret);
}

template<FieldIo Io, Is<MailConfig> T>
void fields(Io &io, T &v)
{
    static const TextForm MailAddress{isAddress, u"must be a mail address"_s};
    static const TextForm Line{isLine, u"must be one line"_s};
    static const TextForm Folder{isFolder, u"must be a mailbox's name in ASCII, without quotes or wildcards"_s};
    static const TextForm AuthservId{isHost, u"must be the name that the relay's Authentication-Results header begins "
                                             "with, as mx.example.com"_s};
    io(u"enabled", v.isEnabled);
    io(u"address", v.address, upTo(254).as(MailAddress));
    io(u"name", v.name, upTo(100).as(Line));
    io(u"smtp", v.smtp);
    io(u"imap", v.imap);
    io(u"folder", v.folder, upTo(200).as(Folder));
    io.span(u"pollSeconds", v.poll, Millis::seconds(1), 86'400);
    io(u"authservId", v.authservId, upTo(253).as(AuthservId));
    io(u"maxPerSenderHour", v.maxPerHour, between(1, 10'000));
    if constexpr (Io::isRequest) {
        v.address = v.address.toLower();
        v.authservId = v.authservId.toLower();
        if (v.isEnabled)
            requireOfEnabled(io, v);
    }
}

TIERDESK_FIELDS(MailConfig)

} // namespace tierdesk
