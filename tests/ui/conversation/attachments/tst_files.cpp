#include "tests/support/Pictures.h"
#include "tests/ui/conversation/CaseFixture.h"
#include "ui/conversation/attachments/FileShelf.h"
#include "ui/conversation/CaseView.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/conversation/composer/ReplyEdit.h"
#include "ui/conversation/transcript/BubbleView.h"
#include "ui/conversation/transcript/ConversationView.h"
#include "ui/theme/Theme.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QDropEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace tierdesk;
using namespace tierdesk::ui;

namespace {

/// What would have been opened, instead of a program of the desktop.
class Opener final : public QObject
{
    Q_OBJECT

public:
    Opener() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    ~Opener() override { QDesktopServices::unsetUrlHandler(u"file"_s); }
    QList<QUrl> urls;

public Q_SLOTS:
    void open(const QUrl &url) { urls.append(url); }
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Files as a person sees, opens and sends them, against a server over sockets.
class FilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Choice::Light); }
    void init()
    {
        m_fixture = std::make_unique<test::CaseFixture>();
        m_fixture->makeMine();
    }
    void cleanup()
    {
        m_view.reset();
        m_fixture.reset();
    }

    // --- what was sent
    void aPictureIsShownOnceItHasCome()
    {
        customerSends({picture(), paper()});
        open();
        list().scrollToEnd();
        QTRY_VERIFY_WITH_TIMEOUT(!shelf().picture(picture()).isNull(), 30'000);
        const QImage shown = shelf().picture(picture());
        QCOMPARE(shown.size(), QSize(40, 30));
        QVERIFY(shelf().picture(paper()).isNull());
        // It is asked for once, and a paper never.
        list().viewport()->repaint();
        QCOMPARE(fetches(), 1);
    }
    void aRowHasRoomForItsFilesFromTheBeginning()
    {
        customerSends({});
        open();
        const int bare = list().visualRect(last()).height();
        m_view.reset();
        customerSends({picture(), paper()});
        open();
        const int with = list().visualRect(last()).height();
        QVERIFY2(with > bare + 150, qPrintable(QString::number(with)));
        QTRY_VERIFY(!shelf().picture(picture()).isNull());
        QCOMPARE(list().visualRect(last()).height(), with); // nothing moves when it comes
    }
    void aClickOpensAFile()
    {
        const Opener opener;
        customerSends({paper()});
        open();
        clickFile();
        QTRY_COMPARE(opener.urls.size(), 1);
        const QString path = opener.urls.front().toLocalFile();
        QVERIFY2(path.endsWith(u"/label.pdf"_s), qPrintable(path));
        QCOMPARE(bytesOf(path), test::pdf());
        m_view.reset();
        QVERIFY2(!QFile::exists(path), "what was opened is left behind");
    }
    void aKeyOpensAFile()
    {
        const Opener opener;
        customerSends({paper()});
        open();
        list().setCurrentIndex(last());
        QTest::keyClick(&list(), Qt::Key_Return);
        QTRY_COMPARE(opener.urls.size(), 1);
    }
    void aFileIsSaved()
    {
        customerSends({paper()});
        open();
        const QString path = m_fixture->folder.filePath(u"saved.pdf"_s);
        shelf().save(paper(), path);
        QTRY_COMPARE(bytesOf(path), test::pdf());
    }
    void whatCannotBeFetchedIsSaid()
    {
        customerSends({paper()});
        m_fixture->server.files.clear();
        open();
        QSignalSpy told(m_fixture->desk.get(), &CaseDesk::troubled);
        clickFile();
        QTRY_COMPARE(told.count(), 1);
        QVERIFY2(told.front().at(1).toString().contains(u"label.pdf"_s), qPrintable(told.front().at(1).toString()));
    }
    void whoCannotSeeIsTold()
    {
        customerSends({picture(), paper()});
        open();
        const QString spoken = last().data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(u"torn.png"_s) && spoken.contains(u"label.pdf"_s), qPrintable(spoken));
        const QString transcript = m_view->findChild<ConversationView *>()->model().transcript(last());
        QVERIFY2(transcript.contains(u"torn.png"_s), qPrintable(transcript));
    }

    void onlyPicturesOfAFairSizeAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QSize>("size");
        QTest::newRow("a small one as it is") << test::png(40, 30) << QSize(40, 30);
        QTest::newRow("a large one to fit") << test::png(800, 400) << QSize(352, 176);
        QTest::newRow("a line") << test::png(1000, 1) << QSize(352, 1);
        QTest::newRow("more than it holds") << test::png(16'000, 3'000) << QSize();
        QTest::newRow("a bomb") << test::png(30'000, 30'000) << QSize();
        QTest::newRow("a paper") << test::pdf() << QSize();
        QTest::newRow("nothing") << QByteArray() << QSize();
    }
    void onlyPicturesOfAFairSizeAreDecoded()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QSize, size);
        const QImage image = FileShelf::decoded(content, {352, 264});
        if (size.isValid())
            QCOMPARE(image.size(), size);
        else
            QVERIFY(image.isNull() || image.size().width() <= 352);
    }

    // --- what is to be sent
    void aFileGoesWithAReply()
    {
        open();
        m_view->composer().attach({write(u"label.pdf"_s, test::pdf())});
        QTRY_COMPARE(fileState(), u"PDF, %1 bytes"_s.arg(test::pdf().size()));
        QVERIFY(find<QPushButton>("send").isEnabled()); // it needs no words
        m_view->composer().send();
        QTRY_COMPARE(held().size(), 1U);
        QCOMPARE(held().front().attachments.front().name, u"label.pdf"_s);
        QVERIFY(!find<QWidget>("fileTray").isVisible());
        m_fixture->server.sendHeld(theCase());
        QTRY_COMPARE(m_view->feed().detail().messages.back().attachments.size(), 1U);
    }
    void aReplyThatIsTakenBackBringsItsFilesBack()
    {
        open();
        m_view->composer().attach({write(u"label.pdf"_s, test::pdf())});
        QTRY_VERIFY(find<QPushButton>("send").isEnabled());
        m_view->composer().send();
        QTRY_COMPARE(held().size(), 1U);
        m_view->composer().undo();
        QTRY_VERIFY(find<QWidget>("fileTray").isVisible());
        QCOMPARE(held().size(), 0U);
    }
    void anImageIsPasted()
    {
        open();
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QApplication::clipboard()->setImage(image);
        find<ReplyEdit>("replyEdit").paste();
        QTRY_VERIFY2(fileState().startsWith(u"PNG"_s), qPrintable(fileState()));
        QCOMPARE(QImage::fromData(m_fixture->server.files.begin()->second).size(), QSize(30, 20));
    }
    void aFileIsDropped()
    {
        open();
        const QString path = write(u"torn.png"_s, test::png());
        QMimeData dragged;
        dragged.setUrls({QUrl::fromLocalFile(path)});
        auto &edit = find<ReplyEdit>("replyEdit");
        const QPoint place = edit.viewport()->rect().center();
        QDragEnterEvent enter(place, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(edit.viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(place, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(edit.viewport(), &drop);
        QTRY_VERIFY2(fileState().startsWith(u"PNG"_s), qPrintable(fileState()));
        QCOMPARE(edit.toPlainText(), QString());
    }
    void aFileIsTakenAway()
    {
        open();
        m_view->composer().attach({write(u"label.pdf"_s, test::pdf())});
        QTRY_VERIFY(find<QPushButton>("send").isEnabled());
        find<QPushButton>("fileRemove").click();
        QVERIFY(!find<QWidget>("fileTray").isVisible());
        QVERIFY(!find<QPushButton>("send").isEnabled());
    }
    void whatTheServerDoesNotTakeIsTriedAgain()
    {
        open();
        m_fixture->server.failNext(u"/desk/sessions/%1/attachments"_s.arg(theCase()), {507, "{}", false});
        m_view->composer().attach({write(u"label.pdf"_s, test::pdf())});
        QTRY_VERIFY2(fileState().startsWith(u"Not attached."_s), qPrintable(fileState()));
        QVERIFY(!find<QPushButton>("send").isEnabled());
        find<QPushButton>("fileRetry").click();
        QTRY_VERIFY(find<QPushButton>("send").isEnabled());
    }
    void whatCannotGoIsSaid_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("part");
        QTest::newRow("a text") << QByteArray("hello") << u"not a PDF or a valid PNG"_s;
        QTest::newRow("too large") << test::png() + QByteArray(attachments::MaxBytes, 'x') << u"at most 5.00 MiB"_s;
        QTest::newRow("nothing") << QByteArray() << u"is empty"_s;
    }
    void whatCannotGoIsSaid()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, part);
        open();
        m_view->composer().attach({write(u"a.png"_s, content)});
        QVERIFY2(find<QLabel>("composerNoticeText").text().contains(part),
                 qPrintable(find<QLabel>("composerNoticeText").text()));
        QVERIFY(!find<QWidget>("fileTray").isVisible());
    }
    void aReplyTakesSoManyAndNoMore()
    {
        open();
        QStringList paths;
        for (int i = 0; i <= attachments::MaxOfMessage; ++i)
            paths.append(write(u"%1.png"_s.arg(i), test::png(i + 1, 1)));
        m_view->composer().attach(paths);
        QTRY_COMPARE(notices(), attachments::MaxOfMessage);
        QVERIFY(find<QLabel>("composerNoticeText").text().contains(u"at most 5 files"_s));
    }
    void aNoteTakesNone()
    {
        open();
        m_view->composer().write(DraftStore::Kind::Note);
        QVERIFY(!find<QPushButton>("attach").isVisible());
        m_view->composer().attach({write(u"label.pdf"_s, test::pdf())});
        QVERIFY(!find<QWidget>("fileTray").isVisible());
    }

private:
    [[nodiscard]] static QString theCase() { return test::CaseFixture::theCase(); }
    [[nodiscard]] static Attachment picture()
    {
        return {u"att_picture"_s, u"torn.png"_s, MediaType::Png, test::png().size()};
    }
    [[nodiscard]] static Attachment paper()
    {
        return {u"att_paper"_s, u"label.pdf"_s, MediaType::Pdf, test::pdf().size()};
    }
    void customerSends(const std::vector<Attachment> &files)
    {
        m_fixture->server.files[picture().id] = test::png();
        m_fixture->server.files[paper().id] = test::pdf();
        m_fixture->server.customerSays(theCase(), u"Look"_s, 0, Sentiment::Neutral, files);
    }
    void open()
    {
        m_view = std::make_unique<CaseView>(*m_fixture->desk);
        m_view->resize(1000, 700);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_fixture->connection.open();
        QTRY_COMPARE(m_fixture->connection.state(), client::Connection::State::Live);
        m_view->open(theCase());
        QTRY_COMPARE(m_view->feed().state(), CaseFeed::State::Ready);
    }
    void clickFile()
    {
        list().scrollToEnd();
        const QRect row = list().visualRect(last());
        // Somewhere in the row lies the file: the hand says where.
        for (int y = row.top(); y < row.bottom(); y += 4) {
            const QPoint place(60, y);
            QTest::mouseMove(list().viewport(), place);
            if (list().viewport()->cursor().shape() == Qt::PointingHandCursor) {
                QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, place);
                return;
            }
        }
        QFAIL("there is no file");
    }
    [[nodiscard]] QString write(const QString &name, const QByteArray &content)
    {
        const QString path = m_fixture->folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("a file of the test was not written");
        return path;
    }
    [[nodiscard]] int fetches() const
    {
        int count = 0;
        for (const auto &asked : m_fixture->server.asked())
            count += asked.method == "GET" && asked.path.contains(u"/attachments/"_s);
        return count;
    }
    [[nodiscard]] const std::vector<HeldReply> &held() const { return m_view->feed().detail().held; }
    /// Files in the tray that are seen: those before a change go a little later.
    [[nodiscard]] int notices() const
    {
        const auto all = m_view->findChildren<QWidget *>(u"file"_s);
        return static_cast<int>(
            std::count_if(all.begin(), all.end(), [](const QWidget *each) { return each->isVisible(); }));
    }
    [[nodiscard]] QString fileState() const
    {
        const auto *label = m_view->findChild<QLabel *>(u"fileState"_s);
        return label ? label->text() : QString();
    }
    [[nodiscard]] BubbleView &list() const { return *m_view->findChild<BubbleView *>(); }
    [[nodiscard]] QModelIndex last() const { return list().model()->index(list().model()->rowCount() - 1, 0); }
    [[nodiscard]] FileShelf &shelf() const { return m_view->findChild<ConversationView *>()->shelf(); }
    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = m_view->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }

    std::unique_ptr<test::CaseFixture> m_fixture;
    std::unique_ptr<CaseView> m_view;
};

QTEST_MAIN(FilesTest)
#include "tst_files.moc"
