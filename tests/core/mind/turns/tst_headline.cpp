#include "core/mind/turns/Headline.h"

#include "core/mind/nlu/Reader.h"
#include "resources/Resources.h"

#include <QtTest/QTest>

using namespace tierdesk;

/// What stands in the queue for a case, made of the customer's own words.
class TestHeadline final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        resources::init();
        auto reader = nlu::Reader::load();
        QVERIFY(reader);
        m_reader = std::make_unique<nlu::Reader>(std::move(*reader));
    }

    void itIsWhatTheCustomerWants_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("headline");
        const auto row = [](const char *text, const char *headline) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(headline);
        };
        row("I was charged twice.", "I was charged twice");
        row("Hi there, the zip on my jacket is broken", "The zip on my jacket is broken");
        row("Good morning. My tent arrived with a torn seam. Thank you so much in advance!",
            "My tent arrived with a torn seam");
        row("I was charged twice, get me a human", "I was charged twice");
        row("I have a question. Do you sell hiking poles?", "Do you sell hiking poles?");
        row("can you tell me your opening hours", "Can you tell me your opening hours");
        row("\u00bfD\u00f3nde est\u00e1 mi pedido?", "\u00bfD\u00f3nde est\u00e1 mi pedido?");
        row("\u6211\u7684\u8ba2\u5355\u8fd8\u6ca1\u6709\u5230", "\u6211\u7684\u8ba2\u5355\u8fd8\u6ca1\u6709\u5230");
        row("\u4f60\u597d", "");
        // Nothing is asked for yet.
        for (const char *text : {"hello?", "agent", "representative!", "???", "help", "thanks", "ok",
                                 "is anybody there", "speak to a human", "can I talk to a real person please",
                                 "get me your manager", "I have a question", "bonjour", "WTF this is ridiculous"})
            row(text, "");
    }
    void itIsWhatTheCustomerWants()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, headline);
        Message message;
        message.text = text;
        QCOMPARE(turns::headlineOf(message, m_reader->read(text), *m_reader), headline);
    }

    void itFitsIntoALine()
    {
        Message message;
        message.text = u"My order with the two tents, the stove and the four sleeping mats has not been "
                       "delivered although the tracking page says that it was left with a neighbour"_s;
        const QString line = turns::headlineOf(message, m_reader->read(message.text), *m_reader);
        QVERIFY2(line.size() <= 80 && line.startsWith(u"My order with the two tents"), qPrintable(line));
    }

    void filesAloneAreNamed()
    {
        Message message;
        message.attachments = {{u"att_1"_s, u"seam.png"_s, MediaType::Png, 1024}};
        QVERIFY(turns::headlineOf(message, {}, *m_reader).contains(u"seam.png"));
    }

private:
    std::unique_ptr<nlu::Reader> m_reader;
};

QTEST_GUILESS_MAIN(TestHeadline)
#include "tst_headline.moc"
