#include "tests/console/ConsoleFixture.h"
#include "tests/support/models/ModelSettings.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseView.h"
#include "ui/conversation/transcript/BubbleView.h"
#include "ui/conversation/transcript/ConversationModel.h"

#include <QtCore/QSettings>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>

using namespace tierdesk;
using tests::HttpAnswer;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;
using Kind = ui::ConversationModel::Kind;

namespace {

const QString Sessions = u"/api/momentum/cs/sessions"_s;

} // namespace

/// What a model is about to say, at a console that has the case open: the real program, and a provider that writes
/// slowly.
class TestWrittenWords final : public QObject, private tests::ConsoleFixture
{
    Q_OBJECT

public:
    TestWrittenWords()
        : ConsoleFixture({u"--demo"_s, u"--model-keys"_s, u"file"_s, u"--allow-private-targets"_s})
    {}

private Q_SLOTS:
    void initTestCase()
    {
        start();
        if (QTest::currentTestFailed())
            return;
        m_desk = std::make_unique<ui::CaseDesk>(m_connection, m_clock, m_settings, m_folder.filePath(u"d"_s));
        deskapi::UserInfo me;
        me.id = UserId{1};
        me.role = Role::Admin;
        m_desk->enter(me);
    }

    void aReplyGrowsInSightUntilItIsSaid()
    {
        const QString answer = u"Hello! How are you? Thank you for writing to us. What can I do for you?"_s;
        ModelServer provider([&answer](const ModelRequest &) { return slowly(ModelMove::say(answer)); });
        choose(provider);
        ui::CaseView view(*m_desk);
        const QString id = open(view);
        const QStringList seen = ask(view, id);
        QVERIFY2(seen.size() >= 2, qPrintable(seen.join(u'|')));
        for (const QString &each : seen)
            QVERIFY2(answer.startsWith(each), qPrintable(each));
        QTRY_COMPARE(last(view).data().toString(), answer);
        QCOMPARE(kindOf(last(view)), Kind::Said);
        QVERIFY(!view.feed().writing());
    }

    void whatIsTakenBackIsSeenNoMore()
    {
        const QString draft = u"I am sorry. Let me see what the carrier says about it today."_s;
        ModelServer provider(
            [&draft](const ModelRequest &) { return slowly(ModelMove::broken(ModelMove::Wire::BadEvent, draft)); });
        choose(provider);
        ui::CaseView view(*m_desk);
        const QString id = open(view);
        const QStringList seen = ask(view, id);
        QVERIFY(!seen.isEmpty());
        for (const QString &each : seen)
            QVERIFY2(draft.startsWith(each), qPrintable(each));
        QTRY_COMPARE(kindOf(last(view)), Kind::Said);
        QVERIFY(!last(view).data().toString().startsWith(seen.back()));
        QVERIFY(!view.feed().writing());
    }

private:
    static ModelMove slowly(ModelMove move)
    {
        move.pauseMs = 120;
        return move;
    }
    static Kind kindOf(const QModelIndex &row)
    {
        return static_cast<Kind>(row.data(ui::ConversationModel::KindRole).toInt());
    }
    static QAbstractItemModel &rowsOf(const ui::CaseView &view)
    {
        return *view.findChild<ui::BubbleView *>(u"conversation"_s)->model();
    }
    static QModelIndex last(const ui::CaseView &view)
    {
        auto &rows = rowsOf(view);
        return rows.index(rows.rowCount() - 1, 0);
    }

    void choose(const ModelServer &provider)
    {
        for (const auto &[path, body] : tests::modelSettings(provider, true, 10)) {
            const HttpAnswer done = m_client->send("PUT", path, body);
            QVERIFY2(done.status == 200, done.body.constData());
        }
    }
    /// A session of the demo's, on the screen.
    QString open(ui::CaseView &view)
    {
        const HttpAnswer made = m_client->post(Sessions, {{u"companyId"_s, u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s},
                                                          {u"customerId"_s, u"cust-1001"_s},
                                                          {u"channel"_s, u"chat"_s}});
        const QString id = made.json()[u"id"].toString();
        view.resize(900, 600);
        view.show();
        QSignalSpy viewed(&m_connection, &client::Connection::viewersChanged);
        view.open(id);
        [&] { QTRY_COMPARE(view.feed().state(), ui::CaseFeed::State::Ready); }();
        [&] { QTRY_VERIFY(!viewed.isEmpty()); }(); // the server knows who looks
        return id;
    }
    /// The customer writes; what stood there meanwhile as being written, in order.
    QStringList ask(ui::CaseView &view, const QString &id)
    {
        QStringList seen;
        auto &rows = rowsOf(view);
        const auto look = [&] {
            for (int row = 0; row < rows.rowCount(); ++row) {
                const QModelIndex index = rows.index(row, 0);
                if (kindOf(index) == Kind::Writing && (seen.isEmpty() || seen.back() != index.data().toString()))
                    seen.append(index.data().toString());
            }
        };
        QObject watch;
        QObject::connect(&rows, &QAbstractItemModel::rowsInserted, &watch, look);
        QObject::connect(&rows, &QAbstractItemModel::dataChanged, &watch, look);
        const HttpAnswer answered =
            m_client->post(Sessions + u'/' + id + u"/messages"_s, {{u"message"_s, u"Hello there"_s}});
        if (answered.status != 201)
            qWarning("%d %s", answered.status, answered.body.constData());
        return seen;
    }

    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(u"console.ini"_s), QSettings::IniFormat};
    std::unique_ptr<ui::CaseDesk> m_desk;
};

QTEST_MAIN(TestWrittenWords)
#include "tst_written_words.moc"
