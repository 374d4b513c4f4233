#include "core/mind/ai/FallbackResponder.h"
#include "core/mind/ai/local/LocalResponder.h"
#include "resources/Resources.h"
#include "tests/core/mind/ai/remote/ModelTalk.h"

#include <QtTest/QTest>

using namespace tierdesk;
using test::ModelTalk;
using tests::ModelMove;
using tests::ModelRequest;

namespace {

struct Turn {
    const char *asked;
    const char *kind;   ///< of the segment
    const char *record; ///< that it names
    const char *words;
    bool isLie;
};

/// Every second reply is a lie, each in another way; where the model is asked again it lies again.
constexpr std::array Turns{
    Turn{"Hello, are you there?", "text", "", "Hello Dana, I am glad that you write.", false},
    Turn{"My tent is torn. Can I have my money back?", "text", "", "I have refunded your tent in full.", true},
    Turn{"How do returns work?", "text", "", "Unused items may be sent back to us.", false},
    Turn{"And where is the money?", "outcome", "action-1", "Your refund is already on its way to your card.", true},
    Turn{"I do not see it.", "question", "", "Which card do you look at?", false},
    Turn{"The one that I always use.", "fact", "ORD-9876", "Your order ORD-9876 has been cancelled and refunded.",
         true},
    Turn{"That is strange.", "text", "", "I am sorry that this takes so much of your time.", false},
    Turn{"Who can help me?", "text", "", "Our billing team has opened ticket CN-48213 and will call you tomorrow.",
         true},
    Turn{"OK.", "text", "", "Thank you for your patience.", false},
    Turn{"Was that all?", "offer", "refund", "**Refund:** processed\n**Replacement:** sent out today", true}};

ModelMove replyWith(const char *kind, const char *record, const QString &words)
{
    const QJsonObject segment{
        {u"kind"_s, QString::fromUtf8(kind)}, {u"words"_s, words}, {u"record"_s, QString::fromUtf8(record)}};
    return ModelMove::call(u"reply"_s, {{u"segments"_s, QJsonArray{segment}}, {u"confidence"_s, .9}});
}

} // namespace

/// A conversation of ten turns with a model that lies in every second reply.
class TestLiar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { resources::init(); }
    void nothingFalseReachesTheCustomer_data()
    {
        QTest::addColumn<bool>("isAnthropic");
        QTest::addColumn<bool>("isStreamed");
        QTest::addColumn<bool>("isPlain");
        for (const bool isAnthropic : {true, false}) {
            for (const bool isStreamed : {false, true}) {
                for (const bool isPlain : {false, true})
                    QTest::addRow("%s, %s, %s", isAnthropic ? "Messages API" : "chat completions",
                                  isStreamed ? "streamed" : "whole", isPlain ? "plain text" : "segments")
                        << isAnthropic << isStreamed << isPlain;
            }
        }
    }
    void nothingFalseReachesTheCustomer()
    {
        QFETCH(const bool, isAnthropic);
        QFETCH(const bool, isStreamed);
        QFETCH(const bool, isPlain);
        const auto reader = nlu::Reader::load();
        QVERIFY(reader);
        ModelTalk::listens = isStreamed;
        const Turn *now = nullptr;
        ModelTalk talk(*reader, isAnthropic, [&now, isPlain](const ModelRequest &) {
            const QString words = QString::fromUtf8(now->words);
            return isPlain ? ModelMove::say(words) : replyWith(now->kind, now->record, words);
        });
        const ai::LocalResponder local;
        const ai::FallbackResponder chain({&talk.responder, &local}, ai::LastResort::Person);
        for (const Turn &turn : Turns) {
            now = &turn;
            const auto draft = talk.say(QString::fromUtf8(turn.asked), chain);
            QVERIFY2(draft, draft ? "" : qPrintable(draft.error().message));
            const QString words = QString::fromUtf8(turn.words);
            QVERIFY2(draft->text.contains(words) != turn.isLie, qPrintable(draft->text));
            QVERIFY2(!turn.isLie || !talk.heard.ever.contains(words), qPrintable(talk.heard.ever));
        }
        ModelTalk::listens = false;
    }
};

QTEST_MAIN(TestLiar)
#include "tst_liar.moc"
