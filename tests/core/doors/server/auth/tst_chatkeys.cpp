#include "core/doors/server/auth/ChatKeys.h"
#include "core/doors/server/auth/Hashes.h"

#include <QtTest/QTest>

using namespace tierdesk;
using server::ChatKeys;

namespace {

constexpr base::Timestamp Now{1'766'145'600'000};

ChatKeys keysOf(std::initializer_list<Credential> credentials)
{
    // What is sealed stands there as it is; one thing does not open.
    ChatKeys keys([](const QByteArray &sealed) -> base::Result<QByteArray> {
        if (sealed == "broken")
            return base::fail(base::Fault::Internal, u"another key"_s);
        return sealed;
    });
    engine::Directory directory;
    for (const Credential &each : credentials)
        directory.credentials.insert(each.id.value, std::make_shared<const Credential>(each));
    keys.update(directory);
    return keys;
}

Credential credential(qint64 id, CredentialKind kind, qint64 company)
{
    Credential made;
    made.id = CredentialId{id};
    made.kind = kind;
    made.company = CompanyId{company};
    return made;
}

Credential secret(qint64 id, qint64 company, const QByteArray &bytes)
{
    Credential made = credential(id, CredentialKind::Secret, company);
    made.sealed = bytes;
    made.scopes = {u"chat"_s};
    return made;
}

QString hashOf(const QByteArray &bytes, const QByteArray &user)
{
    return QString::fromLatin1(server::hmacSha256(bytes, user).toHex());
}

} // namespace

class TestChatKeys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSiteKeyOpensUntilItEnds()
    {
        Credential key = credential(1, CredentialKind::SiteKey, 7);
        key.publicId = u"site_a"_s;
        key.expiresAt = Now + base::Millis::hours(1);
        Credential other = credential(2, CredentialKind::AccessKey, 7);
        other.publicId = u"site_b"_s;
        const ChatKeys keys = keysOf({key, other});
        QVERIFY(keys.siteKey("site_a", Now));
        QCOMPARE(keys.siteKey("site_a", Now)->company, CompanyId{7});
        QVERIFY(!keys.siteKey("site_a", Now + base::Millis::hours(1)));
        QVERIFY(!keys.siteKey("site_b", Now));
        QVERIFY(!keys.siteKey({}, Now));
    }
    void aCustomerIsWhoTheirCompanySigned()
    {
        const ChatKeys keys = keysOf({secret(1, 7, "first"), secret(2, 7, "second"), secret(3, 8, "others")});
        const QString user = u"käthe"_s;
        QVERIFY(keys.isSigned(CompanyId{7}, user, hashOf("first", user.toUtf8()), Now));
        QVERIFY(keys.isSigned(CompanyId{7}, user, hashOf("second", user.toUtf8()).toUpper(), Now));
        QVERIFY(!keys.isSigned(CompanyId{7}, user, hashOf("others", user.toUtf8()), Now));
        QVERIFY(!keys.isSigned(CompanyId{7}, u"kathe"_s, hashOf("first", user.toUtf8()), Now));
        QVERIFY(!keys.isSigned(CompanyId{7}, user, {}, Now));
    }
    void aSecretVouchesOnlyWhileItLivesAndForWhatItIs()
    {
        Credential ended = secret(1, 7, "ended");
        ended.expiresAt = Now;
        Credential webhooks = secret(2, 7, "webhooks");
        webhooks.scopes.clear();
        const ChatKeys keys = keysOf({ended, webhooks, secret(3, 7, "broken")});
        for (const char *each : {"ended", "webhooks", "broken", ""})
            QVERIFY2(!keys.isSigned(CompanyId{7}, u"a"_s, hashOf(each, "a"), Now), each);
    }
};

QTEST_GUILESS_MAIN(TestChatKeys)
#include "tst_chatkeys.moc"
