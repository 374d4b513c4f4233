#include "core/delivery/KeptSecret.h"
#include "core/delivery/mail/MailAccount.h"

#include <QtTest/QTest>

using namespace tierdesk;

class TestKeptSecret final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itGoesWhereItWasKeptForOnly()
    {
        MailServerConfig server{u"imap.acme.example"_s, 993, MailSecurity::Tls, u"support"_s, {21}};
        const engine::Directory directory = knowing(21, mailPlace(server, false));
        const auto passwordTo = [&](const MailServerConfig &to, bool isSmtp = false, CompanyId company = {1}) {
            const auto call = delivery::callTo(to, isSmtp, u"INBOX"_s, directory, company, m_seal);
            return call ? QString::fromUtf8(call->password) : call.error().message;
        };
        QCOMPARE(passwordTo(server), u"sesame-7Q"_s);
        QVERIFY(passwordTo(server, true).contains(u"must be set again"));
        QVERIFY(passwordTo(server, false, {2}).contains(u"is not there"));
        server.host = u"imap.evil.example"_s;
        QVERIFY(passwordTo(server).contains(u"must be set again"));
        server.secret = {22};
        QVERIFY(passwordTo(server).contains(u"is not there"));
        server.user.clear(); // nobody signs in
        QCOMPARE(passwordTo(server), QString());
    }

private:
    [[nodiscard]] engine::Directory knowing(qint64 id, const QString &places) const
    {
        Credential credential;
        credential.id = {id};
        credential.company = {1};
        credential.kind = CredentialKind::Secret;
        credential.audience = places;
        credential.sealed = m_seal.seal("sesame-7Q");
        engine::Directory directory;
        directory.credentials.insert(id, std::make_shared<const Credential>(credential));
        return directory;
    }

    base::Seal m_seal{base::Seal::newKey()};
};

QTEST_GUILESS_MAIN(TestKeptSecret)
#include "tst_keptsecret.moc"
