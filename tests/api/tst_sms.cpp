#include "core/doors/dialects/sms/Form.h"
#include "tests/support/HttpTarget.h"
#include "tests/support/Program.h"
#include "tests/support/TwilioCall.h"

#include <QtCore/QJsonArray>

using namespace tierdesk;
using tests::HttpAnswer;
using tests::HttpClient;
using tests::HttpTarget;
using tests::Program;
using tests::TargetRequest;
using tests::TwilioCall;
namespace sms = tierdesk::dialects::sms;

namespace {

const QString Company = u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s;
constexpr char Token[] = "the token of the account";
constexpr char PublicUrl[] = "https://desk.acme.example";
constexpr int Customers = 12;
constexpr int Rounds = 4;

/// A carrier that takes every text, and says so when it is asked to.
class Carrier final
{
public:
    Carrier()
    {
        target.answer = [this](const TargetRequest &request) {
            const sms::Form form = sms::formOf(request.body);
            const QString text = sms::field(form, "Body");
            QStringList &known = first[sms::field(form, "To")];
            repeats += known.contains(text) ? 1 : 0;
            if (!known.contains(text))
                known.append(text);
            untold += isSilent ? 1 : 0;
            return isSilent ? QByteArray() : HttpTarget::status("201 Created", R"({"sid":"SM1"})");
        };
    }

    HttpTarget target;
    QHash<QString, QStringList> first; ///< by number: the texts in the order in which they came first
    bool isSilent = false;
    int untold = 0;  ///< texts that came while it was silent
    int repeats = 0; ///< texts that had come before
};

/// The carrier's call of a text that came.
int text(const Program &program, const QString &from, const QString &ref, const QString &words)
{
    const TwilioCall call{.path = u"/sms/"_s + Company,
                          .publicUrl = PublicUrl,
                          .token = Token,
                          .from = from.toLatin1(),
                          .reference = ref.toLatin1(),
                          .text = words};
    return call.send(program.base());
}

QString numberOf(int customer)
{
    return u"+155501012%1"_s.arg(customer, 2, 10, QLatin1Char('0'));
}

} // namespace

/// Text messages of the real program, which is killed while they come and go.
class TestSms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killsDuringDeliveriesLoseAndReorderNone()
    {
        Carrier carrier;
        Program program({u"--demo"_s, u"--rate-limits"_s, u"off"_s, u"--allow-private-targets"_s});
        QVERIFY2(program.start(), program.output().constData());
        const HttpAnswer saved = HttpClient(program.base()).send("PUT", u"/desk/accounts/sms"_s, accountAt(carrier));
        QVERIFY2(saved.status == 200, saved.body.constData());

        QStringList sessions;
        for (int round = 0; round < Rounds; ++round) {
            HttpClient desk(program.base());
            carrier.untold = 0;
            for (int i = 0; i < Customers; ++i) {
                // The others' are taken, and nobody hears of it before the program is killed.
                carrier.isSilent = i >= Customers / 2;
                QCOMPARE(text(program, numberOf(i), u"SM%1-%2"_s.arg(i).arg(round), said(round)), 200);
                if (round == 0)
                    sessions << takenOver(desk, numberOf(i));
                const HttpAnswer replied =
                    desk.post(u"/desk/sessions/%1/reply"_s.arg(sessions[i]), {{u"text"_s, u"Reply %1"_s.arg(round)}});
                QVERIFY2(replied.status == 200, replied.body.constData());
            }
            QTRY_VERIFY_WITH_TIMEOUT(carrier.untold > 0, 30'000);
            program.killHard();
            carrier.isSilent = false;
            QVERIFY2(program.start(), program.output().constData());
        }
        QTRY_COMPARE_WITH_TIMEOUT(pending(program), 0, 200'000);
        QVERIFY2(carrier.repeats > 0, "nothing was under way when the program was killed");

        HttpClient desk(program.base());
        for (int i = 0; i < Customers; ++i) {
            QStringList heard;
            QStringList told;
            const HttpAnswer detail = desk.get(u"/desk/sessions/"_s + sessions[i]);
            for (const QJsonValue &message : detail.json()[u"messages"].toArray()) {
                if (message[u"role"].toString() == u"customer")
                    heard << message[u"text"].toString();
                else if (!message[u"isInternal"].toBool())
                    told << message[u"text"].toString();
            }
            QStringList expected;
            for (int round = 0; round < Rounds; ++round)
                expected << said(round);
            QCOMPARE(heard, expected);
            QVERIFY(told.size() > Rounds);
            // Those of one moment are one text.
            QCOMPARE(carrier.first.value(numberOf(i)).join(u"\n\n"_s), told.join(u"\n\n"_s));
        }
        QCOMPARE(program.stop(), 0);
    }

private:
    [[nodiscard]] static QString said(int round) { return u"Which tent is right for %1 people?"_s.arg(round + 2); }
    [[nodiscard]] static QJsonObject accountAt(const Carrier &carrier)
    {
        return {{u"settings"_s, QJsonObject{{u"enabled"_s, true},
                                            {u"accountSid"_s, u"AC1"_s},
                                            {u"number"_s, u"+15550100123"_s},
                                            {u"apiUrl"_s, u"http://127.0.0.1:%1"_s.arg(carrier.target.serverPort())},
                                            {u"publicUrl"_s, QString::fromLatin1(PublicUrl)}}},
                {u"token"_s, QString::fromLatin1(Token)}};
    }
    /// The id of the number's session, once a person has it: what they say is told apart.
    [[nodiscard]] static QString takenOver(HttpClient &desk, const QString &number)
    {
        const HttpAnswer found =
            desk.get(u"/desk/sessions?door=sms&customerId="_s + QString::fromLatin1(QUrl::toPercentEncoding(number)));
        const QString id = found.json()[u"sessions"][0][u"id"].toString();
        const HttpAnswer taken = desk.post(u"/desk/sessions/%1/take-over"_s.arg(id), {});
        if (taken.status != 200)
            qWarning("not taken over: %s %s", found.body.constData(), taken.body.constData());
        return id;
    }
    [[nodiscard]] static int pending(const Program &program)
    {
        const HttpAnswer listed = HttpClient(program.base()).get(u"/desk/deliveries?state=pending&limit=200"_s);
        return listed.status == 200 ? static_cast<int>(listed.json()[u"deliveries"].toArray().size()) : -1;
    }
};

QTEST_GUILESS_MAIN(TestSms)
#include "tst_sms.moc"
