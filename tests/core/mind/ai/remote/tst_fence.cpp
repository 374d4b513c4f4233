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
    const QString m_text = u"Card 4242 4242 4242 4242, mail dana@example.com"_s;
};

void TestFence::cardsStayWhereTheRestLeaves()
{
    const ai::Mask mask(false, {});
    QVERIFY(!mask.isOn());
    QCOMPARE(mask(m_text), u"Card •••• •••• •••• 4242, mail dana@example.com"_s);
    const QJsonObject facts{{u"note"_s, m_text},
                            {u"number"_s, u"4242424242424242"_s},
                            {u"address"_s, QJsonObject{{u"line1"_s, u"1 Main St"_s}, {u"name"_s, u"Dana"_s}}}};
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
    QCOMPARE(ai::Mask(true, {})(m_text), u"Card [card ending 4242], mail [email]"_s);
}

QTEST_GUILESS_MAIN(TestFence)
#include "tst_fence.moc"
