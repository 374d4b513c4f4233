#include "core/engine/SecretAudience.h"
#include "core/store/Repositories.h"
#include "tests/core/engine/EngineFixture.h"

using namespace tierdesk;
namespace commands = tierdesk::engine::commands;

/// A kept secret goes where it was kept for, whatever is configured later.
class TestSecretPlaces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<tests::EngineFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void theFirstThatNamesItSaysWhere();
    void anotherServerNeedsItSetAgain_data();
    void anotherServerNeedsItSetAgain();
    void whatStaysIsNotAskedFor();
    void whoSignsInNowhereNeedsNone();
    void onlyLiveSecretsOfTheCompanyAreNamed();
    void whatOpensDoorsIsNotSent();
    void aSigningSecretIsNoPassword();
    void oldOnesGoWhereTheyWereConfiguredToGo();

private:
    [[nodiscard]] CredentialId secret(const QStringList &scopes = {}, CompanyId company = {})
    {
        Credential credential;
        credential.company = company.isSet() ? company : m_fixture->company.id;
        credential.kind = CredentialKind::Secret;
        credential.name = u"mail"_s;
        credential.scopes = scopes;
        credential.sealed = "sealed";
        return m_fixture
            ->command<Credential>(
                [&](engine::CommandContext &context) { return commands::createCredential(context, credential); })
            .value()
            .id;
    }
    [[nodiscard]] static QJsonObject imap(CredentialId secret, const char *host = "imap.acme.example")
    {
        return {{u"imap"_s, QJsonObject{{u"host"_s, QString::fromLatin1(host)},
                                        {u"port"_s, 993},
                                        {u"user"_s, u"support"_s},
                                        {u"secret"_s, secret.value}}}};
    }
    base::Result<Company> save(const char *section, const QJsonObject &patch)
    {
        return m_fixture->command<Company>([&](engine::CommandContext &context) {
            return commands::saveConfig(context, m_fixture->company.id, {{QString::fromLatin1(section), patch}});
        });
    }
    /// What it is refused for; empty: it is not.
    QString refusal(const char *section, const QJsonObject &patch)
    {
        const auto saved = save(section, patch);
        return saved ? QString() : saved.error().where;
    }
    [[nodiscard]] QString placesOf(CredentialId id, CompanyId company = {})
    {
        const auto directory = m_fixture->engine->directory();
        const Credential *credential = directory->secret(id, company.isSet() ? company : m_fixture->company.id);
        return credential ? credential->audience : u"no such secret"_s;
    }

    std::unique_ptr<tests::EngineFixture> m_fixture;
};

void TestSecretPlaces::theFirstThatNamesItSaysWhere()
{
    const CredentialId both = secret();
    QCOMPARE(placesOf(both), QString());
    QJsonObject mail = imap(both);
    mail.insert(u"smtp"_s, QJsonObject{{u"host"_s, u"smtp.acme.example"_s},
                                       {u"port"_s, 465},
                                       {u"user"_s, u"support"_s},
                                       {u"secret"_s, both.value}});
    QVERIFY(save("mail", mail));
    QCOMPARE(placesOf(both), u"smtp+tls://support@smtp.acme.example:465 "
                             "imap+tls://support@imap.acme.example:993"_s);
    // Not where a later one has it go.
    QCOMPARE(refusal("sms", {{u"secret"_s, both.value}}), u"sms.secret"_s);
}

void TestSecretPlaces::anotherServerNeedsItSetAgain_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("the host") << u"host"_s << QJsonValue(u"imap.evil.example"_s);
    QTest::newRow("the port") << u"port"_s << QJsonValue(1993);
    QTest::newRow("the security") << u"security"_s << QJsonValue(u"starttls"_s);
    QTest::newRow("the user") << u"user"_s << QJsonValue(u"sales"_s);
}

void TestSecretPlaces::anotherServerNeedsItSetAgain()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QVERIFY(save("mail", imap(secret())));
    QJsonObject change{{field, value}};
    const auto refused = save("mail", {{u"imap"_s, change}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().fault, base::Fault::InvalidInput);
    QCOMPARE(refused.error().where, u"mail.imap.secret"_s);
    QVERIFY(refused.error().message.contains(u"set again"));
    const auto &config = m_fixture->engine->directory()->company(m_fixture->company.id)->company.config;
    QCOMPARE(config.mail.imap.host, u"imap.acme.example"_s);
    // With another secret it is taken.
    const CredentialId next = secret();
    change.insert(u"secret"_s, next.value);
    const auto saved = save("mail", {{u"imap"_s, change}});
    QVERIFY(saved);
    QCOMPARE(placesOf(next), mailPlace(saved->config.mail.imap, false));
}

void TestSecretPlaces::whatStaysIsNotAskedFor()
{
    const CredentialId id = secret();
    QVERIFY(save("mail", imap(id)));
    QCOMPARE(refusal("mail", {{u"name"_s, u"Acme"_s}}), QString());
    // Neither is one that is gone: its account is put right on its own.
    QVERIFY(m_fixture->command<void>([&](engine::CommandContext &context) {
        return commands::revokeCredential(context, m_fixture->company.id, id);
    }));
    QCOMPARE(refusal("mail", {{u"name"_s, u"Acme Outdoor"_s}}), QString());
}

void TestSecretPlaces::whoSignsInNowhereNeedsNone()
{
    QVERIFY(save("mail", imap(secret())));
    const auto user = [this](const char *name, const char *host) {
        return refusal("mail", {{u"imap"_s, QJsonObject{{u"user"_s, QString::fromLatin1(name)},
                                                        {u"host"_s, QString::fromLatin1(host)}}}});
    };
    QCOMPARE(user("", "imap.evil.example"), QString());
    QCOMPARE(user("support", "imap.evil.example"), u"mail.imap.secret"_s);
    QCOMPARE(user("support", "imap.acme.example"), QString());
}

void TestSecretPlaces::onlyLiveSecretsOfTheCompanyAreNamed()
{
    const CredentialId revoked = secret();
    QVERIFY(m_fixture->command<void>([&](engine::CommandContext &context) {
        return commands::revokeCredential(context, m_fixture->company.id, revoked);
    }));
    const CompanyId other = m_fixture
                                ->command<Company>([](engine::CommandContext &context) {
                                    return commands::createCompany(context, u"other"_s, u"Other"_s, defaultConfig());
                                })
                                .value()
                                .id;
    const CredentialId others = secret({}, other);
    const CredentialId future{others.value + 1}; // somebody will set it
    for (const CredentialId id : {revoked, others, future}) {
        QCOMPARE(refusal("mail", imap(id)), u"mail.imap.secret"_s);
        QCOMPARE(refusal("gateway", {{u"secret"_s, id.value}}), u"gateway.secret"_s);
    }
    QCOMPARE(placesOf(others, other), QString());
}

void TestSecretPlaces::whatOpensDoorsIsNotSent()
{
    const CredentialId chat = secret({u"chat"_s});
    QCOMPARE(refusal("mail", imap(chat)), u"mail.imap.secret"_s);
}

void TestSecretPlaces::aSigningSecretIsNoPassword()
{
    const CredentialId id = secret();
    QCOMPARE(refusal("gateway", {{u"secret"_s, id.value}}), QString());
    QCOMPARE(refusal("mail", imap(id, "imap.evil.example")), u"mail.imap.secret"_s);
}

void TestSecretPlaces::oldOnesGoWhereTheyWereConfiguredToGo()
{
    const CredentialId used = secret();
    const CredentialId unused = secret();
    QVERIFY(save("mail", imap(used)));
    QVERIFY(m_fixture->command<void>([&](engine::CommandContext &context) -> base::Result<void> {
        for (const CredentialId id : {used, unused}) {
            if (const auto set = context.store().credentials.setAudience(id, PlacesUnknown.toString()); !set)
                return set;
        }
        return {};
    }));
    m_fixture->restart();
    QCOMPARE(placesOf(used), u"imap+tls://support@imap.acme.example:993"_s);
    QCOMPARE(placesOf(unused), QString());
    QCOMPARE(refusal("mail", imap(used, "imap.evil.example")), u"mail.imap.secret"_s);
    // What was settled once is not settled anew.
    m_fixture->restart();
    QCOMPARE(placesOf(used), u"imap+tls://support@imap.acme.example:993"_s);
}

QTEST_GUILESS_MAIN(TestSecretPlaces)
#include "tst_secretaudience.moc"
