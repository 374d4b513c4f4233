#include "core/domain/SecretPlaces.h"

#include <QtTest/QTest>

using namespace tierdesk;

class TestSecretPlaces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMakesItAnotherPlace_data();
    void whatMakesItAnotherPlace();
    void everySecretHasItsUse();
    void aNameIsNoSecondPlace();

private:
    [[nodiscard]] static CompanyConfig config()
    {
        CompanyConfig config = defaultConfig();
        config.mail.smtp = {u"mail.acme.example"_s, 465, MailSecurity::Tls, u"support"_s, {21}};
        config.mail.imap = {u"mail.acme.example"_s, 993, MailSecurity::Tls, u"support"_s, {21}};
        config.sms.accountSid = u"AC01"_s;
        config.sms.secret = {22};
        return config;
    }
    [[nodiscard]] static Credential secretFor(const QString &places)
    {
        Credential secret;
        secret.kind = CredentialKind::Secret;
        secret.audience = places;
        return secret;
    }
};

void TestSecretPlaces::whatMakesItAnotherPlace_data()
{
    using Change = std::function<void(CompanyConfig &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isOther");
    const auto row = [](const char *name, bool isOther, Change change) { QTest::newRow(name) << change << isOther; };
    row("mail: the host", true, [](auto &config) { config.mail.imap.host = u"mail.evil.example"_s; });
    row("mail: the port", true, [](auto &config) { config.mail.imap.port = 143; });
    row("mail: TLS from the first byte or later", true,
        [](auto &config) { config.mail.imap.security = MailSecurity::StartTls; });
    row("mail: the user", true, [](auto &config) { config.mail.imap.user = u"sales"_s; });
    row("mail: the host in capitals", false, [](auto &config) { config.mail.imap.host = u"Mail.ACME.example"_s; });
    row("mail: the folder", false, [](auto &config) { config.mail.folder = u"Support"_s; });
    row("sms: the address", true, [](auto &config) { config.sms.apiUrl = u"https://evil.example"_s; });
    row("sms: the scheme", true, [](auto &config) { config.sms.apiUrl = u"http://api.twilio.com"_s; });
    row("sms: the account", true, [](auto &config) { config.sms.accountSid = u"AC02"_s; });
    row("sms: the usual port", false, [](auto &config) { config.sms.apiUrl += u":443"_s; });
    row("sms: this server as the carrier calls it", false,
        [](auto &config) { config.sms.publicUrl = u"https://desk.example.com"_s; });
}

void TestSecretPlaces::whatMakesItAnotherPlace()
{
    QFETCH(std::function<void(CompanyConfig &)>, change);
    CompanyConfig changed = config();
    change(changed);
    const auto placesOf = [](const CompanyConfig &of) {
        QStringList places;
        for (const SecretUse &use : secretUses(of))
            places.append(use.place);
        return places;
    };
    QFETCH(bool, isOther);
    QCOMPARE(placesOf(changed) != placesOf(config()), isOther);
}

void TestSecretPlaces::everySecretHasItsUse()
{
    const std::vector<SecretUse> uses = secretUses(config());
    QCOMPARE(uses.size(), size_t(4));
    QCOMPARE(uses[1].path, u"mail.smtp.secret"_s);
    QCOMPARE(uses[1].place, u"smtp+tls://support@mail.acme.example:465"_s);
    QCOMPARE(uses[2].place, u"imap+tls://support@mail.acme.example:993"_s);
    QCOMPARE(uses[3].place, u"sms+https://api.twilio.com:443/AC01"_s);
    QCOMPARE(uses[3].secret, CredentialId{22});
    QVERIFY(!uses[0].isSent); // the gateway's only signs
    CompanyConfig silent = config();
    silent.mail.smtp.user.clear();
    QVERIFY(!secretUses(silent)[1].isSent);
}

void TestSecretPlaces::aNameIsNoSecondPlace()
{
    MailServerConfig server = config().mail.imap;
    const QString evil = u"imap+tls://x@evil.example:993"_s;
    server.user = u"support@here:1 "_s + evil;
    const QString place = mailPlace(server, false);
    const Credential secret = secretFor(place);
    QVERIFY(goesTo(secret, place));
    QVERIFY(!goesTo(secret, evil));
    QVERIFY(goesTo(secretFor(u"gateway "_s + place), place));
    QVERIFY(!goesTo(secretFor({}), place));
    QVERIFY(!goesTo(secretFor(PlacesUnknown.toString()), place));
    Credential other = secret;
    other.kind = CredentialKind::Jwt;
    QVERIFY(!goesTo(other, place));
}

QTEST_GUILESS_MAIN(TestSecretPlaces)
#include "tst_secretplaces.moc"
