#include "core/mind/policy/OrderProof.h"

#include <QtTest/QTest>

using namespace tierdesk;

class TestOrderProof final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneThingThatTheBuyerKnowsProvesIt_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("postcode");
        QTest::addColumn<bool>("isProven");
        QTest::newRow("the e-mail") << "dana@mail.example"
                                    << "" << true;
        QTest::newRow("the e-mail in capitals, with blanks") << " Dana@Mail.Example "
                                                             << "" << true;
        QTest::newRow("the postcode") << ""
                                      << "SW1A 1AA" << true;
        QTest::newRow("the postcode without its blank") << ""
                                                        << "sw1a1aa" << true;
        QTest::newRow("a right postcode beside a wrong e-mail") << "luis@mail.example"
                                                                << "SW1A 1AA" << true;
        QTest::newRow("another e-mail") << "luis@mail.example"
                                        << "" << false;
        QTest::newRow("the beginning of the e-mail") << "dana@mail"
                                                     << "" << false;
        QTest::newRow("more than the e-mail") << "dana@mail.example.org"
                                              << "" << false;
        QTest::newRow("another postcode") << ""
                                          << "SW1A 1AB" << false;
        QTest::newRow("the postcode as an e-mail") << "SW1A 1AA"
                                                   << "" << false;
        QTest::newRow("nothing") << ""
                                 << "" << false;
        QTest::newRow("blanks") << "  "
                                << " - " << false;
    }
    void oneThingThatTheBuyerKnowsProvesIt()
    {
        QFETCH(QString, email);
        QFETCH(QString, postcode);
        QFETCH(bool, isProven);
        Customer dana;
        dana.email = u"dana@mail.example"_s;
        Order order;
        order.address.postcode = u"SW1A 1AA"_s;
        QCOMPARE(policy::isProven({u"ORD-1"_s, email, postcode}, order, dana), isProven);
    }

    void whatIsNotKnownProvesNothing()
    {
        QVERIFY(!policy::isProven({u"ORD-1"_s, {}, {}}, Order(), Customer()));
        QVERIFY(!policy::isProven({u"ORD-1"_s, u"a@b.example"_s, u"1"_s}, Order(), Customer()));
    }
};

QTEST_APPLESS_MAIN(TestOrderProof)
#include "tst_orderproof.moc"
