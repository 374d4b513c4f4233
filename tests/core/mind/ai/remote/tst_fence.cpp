#include "core/mind/ai/remote/Fence.h"
#include "resources/Resources.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace tierdesk;

/// What leaves for a provider of what was stored before a company redacted card numbers, or masks nothing else.
class TestFence final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { resources::init(); }
    void cardsStayWhereTheRestLeaves();
    void aCompanyThatKeepsCardsShowsThem();
    void aMaskHidesAll();

private:
    const QString m_text = QStringLiteral("Card 4242 4242 4242 4242, mail dana@example.com");
};

void TestFence::cardsStayWhereTheRestLeaves()
{
    const ai::Mask mask(false, {});
    QVERIFY(!mask.isOn());
    QCOMPARE(mask(m_text), QStringLiteral("Card •••• •••• •••• 4242, mail dana@example.com"));
    const QJsonObject facts{
        {QStringLiteral("note"), m_text},
        {QStringLiteral("number"), QStringLiteral("4242424242424242")},
        {QStringLiteral("address"), QJsonObject{{QStringLiteral("line1"), QStringLiteral("1 Main St")},
                                                {QStringLiteral("name"), QStringLiteral("Dana")}}}};
    const QJsonObject shown = mask(QJsonValue(facts)).toObject();
    QCOMPARE(shown[u"note"].toString(), mask(m_text));
    QCOMPARE(shown[u"number"], facts[u"number"]); // an order's
    QCOMPARE(shown[u"address"], facts[u"address"]);
}

void TestFence::aCompanyThatKeepsCardsShowsThem()
{
    PrivacyRules privacy;
    privacy.redactsPaymentCards = false;
    QCOMPARE(ai::Mask(false, privacy)(m_text), m_text);
    QCOMPARE(ai::Mask()(m_text), m_text);
}

void TestFence::aMaskHidesAll()
{
    QCOMPARE(ai::Mask(true, {})(m_text), QStringLiteral("Card [card ending 4242], mail [email]"));
}

QTEST_GUILESS_MAIN(TestFence)
#include "tst_fence.moc"
