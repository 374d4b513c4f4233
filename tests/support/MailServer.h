#pragma once

#include <QtCore/QByteArrayList>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include <memory>

namespace tierdesk::tests {

/// Debian's postfix and dovecot on ports and in a folder of their own: postfix takes mail for luis@, dana@ and
/// long@example.com and support@acme.example on loopback (STARTTLS and a sign-in) and puts it into Maildirs, which
/// dovecot hands out by IMAP. Everybody's password is Password. Addresses that begin with later@ are answered 450, with
/// never@ 550.
class MailServer final
{
public:
    static constexpr char Password[] = "sesame-7Q";

    /// Why it cannot run here; empty where it can.
    [[nodiscard]] static QString missing();

    /// @p isOpen: postfix needs no sign-in.
    explicit MailServer(bool isOpen = false);
    ~MailServer();
    MailServer(const MailServer &) = delete;
    MailServer &operator=(const MailServer &) = delete;

    /// Both servers answer; else what went wrong.
    [[nodiscard]] QString start();
    void stop();

    [[nodiscard]] quint16 smtpPort() const { return m_smtp; }
    [[nodiscard]] quint16 imapPort() const { return m_imap; }
    [[nodiscard]] quint16 imapsPort() const { return m_imaps; }
    [[nodiscard]] QByteArray certificate() const { return m_certificate; } ///< PEM, of "localhost"

    /// The mails that lie in @p address's mailbox, in the order in which they came.
    [[nodiscard]] QByteArrayList mails(const QString &address) const;
    /// How postfix calls a mail that it has taken: what it took later is greater. Empty for one that was put.
    [[nodiscard]] static QByteArray queueId(const QByteArray &mail);
    /// Puts @p mail into @p address's mailbox as the mail server does at the end of its way.
    void put(const QString &address, const QByteArray &mail);
    /// Takes every mail out of @p address's mailbox, which goes on counting.
    void empty(const QString &address);
    /// Gives @p address's mailbox another UIDVALIDITY, as a server that was restored does.
    void renumber(const QString &address);
    /// Takes every mailbox away.
    void clear();
    /// For a test that failed.
    [[nodiscard]] QByteArray logs() const;

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] QString maildir(const QString &address) const;
    [[nodiscard]] QFileInfoList mailFiles(const QString &address) const;
    void writeDovecot() const;
    void writePostfix() const;

    bool m_isOpen;
    QTemporaryDir m_folder;
    QByteArray m_certificate;
    QProcess m_dovecot, m_postfix;
    quint16 m_smtp = 0, m_imap = 0, m_imaps = 0;
    int m_put = 0;
};

} // namespace tierdesk::tests
