#include "tests/support/MailServer.h"

#include "core/base/Literals.h"
#include "tests/support/TestCertificate.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <algorithm>
#include <array>

#include <csignal>

#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace tierdesk::tests {

namespace {

constexpr std::array Boxes{"luis@example.com", "dana@example.com", "long@example.com", "support@acme.example"};
constexpr char Postfix[] = "/usr/sbin/postfix";
constexpr char Dovecot[] = "/usr/sbin/dovecot";

void writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool answers(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    return socket.waitForConnected(5000) && socket.waitForReadyRead(30'000);
}

/// Returns the UIDVALIDITY that dovecot has given to @p maildir; 0 if it has given none.
qint64 uidValidity(const QString &maildir)
{
    static const QRegularExpression validity(u"\\bV(\\d+)"_s);
    QFile list(maildir + u"/dovecot-uidlist"_s);
    if (!list.open(QIODevice::ReadOnly))
        return 0;
    return validity.match(QString::fromLatin1(list.readLine())).captured(1).toLongLong();
}

/// The mails' owner: any user that is not root.
const passwd &owner()
{
    return *::getpwnam("mail");
}

void giveTo(const QString &path, const char *user)
{
    const passwd *entry = ::getpwnam(user);
    if (!entry || ::chown(QFile::encodeName(path).constData(), entry->pw_uid, entry->pw_gid) != 0)
        qFatal("cannot give %s to %s", qPrintable(path), user);
}

} // namespace

QString MailServer::missing()
{
    if (!QFile::exists(QString::fromLatin1(Postfix)) || !QFile::exists(QString::fromLatin1(Dovecot)))
        return u"postfix and dovecot-imapd are not installed: packaging/deps tests"_s;
    if (::geteuid() != 0)
        return u"postfix starts as root only"_s;
    return {};
}

MailServer::MailServer(bool isOpen)
    : m_isOpen(isOpen)
{}

MailServer::~MailServer()
{
    stop();
}

QString MailServer::start()
{
    const TestCertificate made = TestCertificate::make();
    m_certificate = made.certificate;
    // Servers that have given up root come through.
    QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755));
    writeFile(path("cert.pem"), made.certificate);
    writeFile(path("key.pem"), made.key);
    QFile::setPermissions(path("key.pem"), QFile::ReadOwner);
    for (const char *name : {"mail", "conf", "spool", "spool/private", "data", "run", "state"})
        QDir().mkpath(path(name));
    giveTo(path("mail"), "mail");
    giveTo(path("data"), "postfix");
    giveTo(path("spool/private"), "postfix");
    m_smtp = freePort();
    m_imap = freePort();
    m_imaps = freePort();
    writeDovecot();
    writePostfix();

    for (QProcess *each : {&m_dovecot, &m_postfix}) {
        each->setProcessChannelMode(QProcess::MergedChannels);
        // A test that crashes takes dovecot along.
        each->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    }
    m_dovecot.start(QString::fromLatin1(Dovecot), {u"-F"_s, u"-c"_s, path("dovecot.conf")});
    if (!m_dovecot.waitForStarted())
        return u"dovecot did not start"_s;
    m_postfix.start(QString::fromLatin1(Postfix), {u"-c"_s, path("conf"), u"start-fg"_s});
    if (!m_postfix.waitForStarted())
        return u"postfix did not start"_s;
    for (const quint16 port : {m_smtp, m_imap}) {
        if (!QTest::qWaitFor([port] { return answers(port); }, 30'000))
            return u"nobody answers on port %1: "_s.arg(port) + QString::fromUtf8(logs());
    }
    return {};
}

void MailServer::stop()
{
    // Its master is a grandchild, which a signal to the script does not reach.
    if (m_postfix.state() != QProcess::NotRunning)
        QProcess::execute(QString::fromLatin1(Postfix), {u"-c"_s, path("conf"), u"stop"_s});
    for (QProcess *each : {&m_postfix, &m_dovecot}) {
        if (each->state() == QProcess::NotRunning)
            continue;
        each->terminate();
        each->waitForFinished(30'000);
    }
}

void MailServer::writeDovecot() const
{
    const QByteArray folder = m_folder.path().toUtf8();
    const QByteArray uid = QByteArray::number(owner().pw_uid);
    const QByteArray gid = QByteArray::number(owner().pw_gid);
    writeFile(path("dovecot.conf"), QByteArray(R"(base_dir = @/run
state_dir = @/state
log_path = @/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <@/cert.pem
ssl_key = <@/key.pem
disable_plaintext_auth = yes
auth_mechanisms = plain login
mail_location = maildir:@/mail/%u
first_valid_uid = 1
first_valid_gid = 1
passdb {
  driver = static
  args = password=PASSWORD
}
userdb {
  driver = static
  args = uid=UID gid=GID home=@/mail/%u
}
service imap-login {
  inet_listener imap {
    port = IMAP
  }
  inet_listener imaps {
    port = SECURE
    ssl = yes
  }
}
service auth {
  unix_listener @/spool/private/auth {
    mode = 0666
  }
}
)")
                                        .replace("@", folder)
                                        .replace("PASSWORD", Password)
                                        .replace("UID", uid)
                                        .replace("GID", gid)
                                        .replace("IMAP", QByteArray::number(m_imap))
                                        .replace("SECURE", QByteArray::number(m_imaps)));
}

void MailServer::writePostfix() const
{
    const QByteArray folder = m_folder.path().toUtf8();
    writeFile(path("conf/main.cf"), QByteArray(R"(compatibility_level = 3.6
queue_directory = %/spool
data_directory = %/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
enable_long_queue_ids = yes
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.example.com
mynetworks = 127.0.0.0/8
mydestination =
alias_maps =
local_recipient_maps =
local_transport = error:no such place
default_transport = error:no way out of this test
virtual_mailbox_domains = example.com, acme.example
virtual_mailbox_base = %/mail
virtual_mailbox_maps = texthash:%/conf/boxes
virtual_uid_maps = static:UID
virtual_gid_maps = static:GID
virtual_minimum_uid = 1
smtpd_tls_cert_file = %/cert.pem
smtpd_tls_key_file = %/key.pem
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_relay_restrictions = permit_sasl_authenticated, RELAY
smtpd_recipient_restrictions = check_recipient_access regexp:%/conf/refused, permit
maillog_file = %/postfix.log
maillog_file_prefixes = %
)")
                                        .replace("%", folder)
                                        .replace("RELAY", m_isOpen ? "permit_mynetworks, reject" : "reject")
                                        .replace("UID", QByteArray::number(owner().pw_uid))
                                        .replace("GID", QByteArray::number(owner().pw_gid)));
    QByteArray boxes;
    for (const QByteArray each : Boxes)
        boxes += each + ' ' + each + "/\n";
    writeFile(path("conf/boxes"), boxes);
    writeFile(path("conf/refused"), "/^later@/ 450 4.2.1 Come again\n/^never@/ 550 5.1.1 Nobody here\n");
    writeFile(path("conf/master.cf"), "127.0.0.1:" + QByteArray::number(m_smtp) + R"( inet n - n - - smtpd
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
verify    unix  -       -       n       -       1       verify
flush     unix  n       -       n       1000?   0       flush
proxymap  unix  -       -       n       -       -       proxymap
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
virtual   unix  -       n       n       -       -       virtual
anvil     unix  -       -       n       -       1       anvil
tlsmgr    unix  -       -       n       1000?   1       tlsmgr
postlog   unix-dgram n  -       n       -       1       postlogd
)");
}

QString MailServer::maildir(const QString &address) const
{
    return m_folder.filePath(u"mail/"_s + address);
}

QFileInfoList MailServer::mailFiles(const QString &address) const
{
    QFileInfoList files;
    for (const char *name : {"cur", "new"})
        files += QDir(maildir(address) + u'/' + QString::fromLatin1(name)).entryInfoList(QDir::Files);
    return files;
}

QByteArrayList MailServer::mails(const QString &address) const
{
    QFileInfoList files = mailFiles(address);
    std::sort(files.begin(), files.end(),
              [](const QFileInfo &a, const QFileInfo &b) { return a.lastModified() < b.lastModified(); });
    QByteArrayList mails;
    for (const QFileInfo &each : files) {
        QFile file(each.filePath());
        if (file.open(QIODevice::ReadOnly))
            mails.append(file.readAll());
    }
    return mails;
}

QByteArray MailServer::queueId(const QByteArray &mail)
{
    static const QRegularExpression received(u"\\bwith E?SMTPS?A? id (\\w+)"_s);
    return received.match(QString::fromLatin1(mail.left(4096))).captured(1).toLatin1();
}

void MailServer::put(const QString &address, const QByteArray &mail)
{
    const QString box = maildir(address);
    for (const char *name : {"", "/tmp", "/new", "/cur"}) {
        const QString folder = box + QString::fromLatin1(name);
        if (QDir().mkpath(folder))
            giveTo(folder, "mail");
    }
    const QString name = u"%1.put%2.test"_s.arg(QDateTime::currentSecsSinceEpoch()).arg(++m_put);
    writeFile(box + u"/tmp/"_s + name, mail);
    giveTo(box + u"/tmp/"_s + name, "mail");
    QFile::rename(box + u"/tmp/"_s + name, box + u"/new/"_s + name);
}

void MailServer::empty(const QString &address)
{
    for (const QFileInfo &each : mailFiles(address))
        QFile::remove(each.filePath());
}

void MailServer::renumber(const QString &address)
{
    // The next time that it is opened it gets a number of the time then, in seconds, which has to be a later one; a box
    // that is open keeps its own.
    const qint64 number = uidValidity(maildir(address));
    if (!QTest::qWaitFor([number] { return QDateTime::currentSecsSinceEpoch() > number; }))
        qFatal("the mailbox of %s is numbered by a time in the future", qPrintable(address));
    for (const QString &name : QDir(maildir(address)).entryList({u"dovecot*"_s}, QDir::Files))
        QFile::remove(maildir(address) + u'/' + name);
}

void MailServer::clear()
{
    for (const QFileInfo &each : QDir(path("mail")).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
        QDir(each.filePath()).removeRecursively();
}

QByteArray MailServer::logs() const
{
    QByteArray text;
    for (const char *name : {"dovecot.log", "postfix.log"}) {
        QFile file(path(name));
        if (file.open(QIODevice::ReadOnly))
            text += file.readAll();
    }
    return text;
}

} // namespace tierdesk::tests
