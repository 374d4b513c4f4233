#pragma once

#include "core/doors/client/Connection.h"
#include "ui/conversation/transcript/ConversationModel.h"
#include "ui/models/QueueModel.h"
#include "ui/shell/MainWindow.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>

#include <memory>

namespace tierdesk::tests {

/// A console of its own: its connection, its settings, its window, as somebody who has signed in by the page.
class Desk
{
public:
    /// @p pinned is the fingerprint of the server's certificate, as a person accepted it once.
    explicit Desk(const QUrl &server, const QByteArray &pinned = {})
    {
        if (!pinned.isEmpty())
            m_settings.setValue(u"trust/%1_%2"_s.arg(server.host()).arg(server.port()), pinned);
        m_connection.setServer(server);
        ui::MainWindow::Options options;
        options.dataFolder = m_folder.path();
        m_window = std::make_unique<ui::MainWindow>(m_connection, m_settings, options);
        m_window->show();
    }

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    template<class W>
    [[nodiscard]] W *find(const char *name) const
    {
        for (W *each : m_window->findChildren<W *>(QString::fromLatin1(name))) {
            if (each->isVisibleTo(m_window.get()))
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool activate()
    {
        m_window->activateWindow();
        m_window->raise();
        return QTest::qWaitForWindowActive(m_window.get(), 5000);
    }
    void signIn(const QString &email)
    {
        auto *name = find<QLineEdit>("email");
        auto *password = find<QLineEdit>("password");
        QVERIFY(name && password);
        name->setFocus();
        name->clear();
        QTest::keyClicks(name, email);
        password->setFocus();
        QTest::keyClicks(password, u"demo-tierdesk"_s);
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->isSignedIn(), 10'000);
    }
    /// The row of a case in the view that is shown.
    [[nodiscard]] QModelIndex rowOf(const QString &id) const
    {
        const auto *list = find<QListView>("queueList");
        if (!list || !list->model())
            return {};
        const QModelIndexList found =
            list->model()->match(list->model()->index(0, 0), ui::QueueModel::SessionIdRole, id, 1, Qt::MatchExactly);
        return found.isEmpty() ? QModelIndex() : found.first();
    }
    void choose(const QString &id)
    {
        auto *list = find<QListView>("queueList");
        const QModelIndex row = rowOf(id);
        QVERIFY(row.isValid());
        list->scrollTo(row);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(row).center());
        QTRY_VERIFY_WITH_TIMEOUT(conversation() && conversation()->model()->rowCount() > 3, 10'000);
    }
    /// The same without a pointer: into the list by Tab, through it by the arrow keys.
    void chooseByKeys(const QString &id)
    {
        auto *list = find<QListView>("queueList");
        QVERIFY(list && rowOf(id).isValid());
        for (int step = 0; step < 60 && !list->hasFocus(); ++step)
            press(Qt::Key_Tab);
        QVERIFY(list->hasFocus());
        press(Qt::Key_Home);
        for (int step = 0; step < list->model()->rowCount() && list->currentIndex().row() != rowOf(id).row(); ++step)
            press(Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), rowOf(id).row());
        QTRY_VERIFY_WITH_TIMEOUT(conversation() && conversation()->model()->rowCount() > 3, 10'000);
    }
    [[nodiscard]] QAbstractItemView *conversation() const { return find<QAbstractItemView>("conversation"); }
    /// Every line of the conversation on the screen.
    [[nodiscard]] QString read() const
    {
        QStringList lines;
        if (auto *view = conversation()) {
            const QAbstractItemModel *model = view->model();
            for (int row = 0; row < model->rowCount(); ++row)
                lines.append(model->index(row, 0).data().toString() + u' ' +
                             model->index(row, 0).data(ui::ConversationModel::MetaRole).toString());
        }
        return lines.join(u'\n');
    }
    void press(Qt::Key key)
    {
        QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), key);
    }
    void write(const QString &text)
    {
        auto *edit = find<QWidget>("replyEdit");
        QVERIFY(edit);
        edit->setFocus();
        QTest::keyClicks(edit, text);
    }
    /// The dialog on top of this window.
    [[nodiscard]] QDialog *dialog(const char *name) const
    {
        return m_window->findChild<QDialog *>(QString::fromLatin1(name));
    }

private:
    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(u"console.ini"_s), QSettings::IniFormat};
    client::Connection m_connection;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace tierdesk::tests
