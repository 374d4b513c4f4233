#include "ui/signin/TrustDialog.h"

#include "tests/support/desk/DeskDouble.h"
#include "tests/support/TestCertificate.h"
#include "ui/shell/MainWindow.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace tierdesk;
using client::Connection;
using tests::TestCertificate;
using ui::TrustDialog;

/// Signing in at a server whose certificate the system does not know: asked about once, then pinned.
class TestTrustDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"console.ini"_s), QSettings::IniFormat);
        m_certificate = TestCertificate::make();
        m_desk = std::make_unique<test::DeskDouble>();
        show(m_certificate);
    }
    void cleanup()
    {
        m_window.reset();
        m_connection.reset();
        m_desk.reset();
    }

    void whatIsTrustedOnceIsNotAskedAboutAgain()
    {
        openWindow();
        signIn();
        QTRY_VERIFY(dialog());
        QVERIFY2(textOf(*dialog()).contains(TrustDialog::readable(fingerprint()).section(u'\n', 0, 0)),
                 qPrintable(textOf(*dialog())));
        QVERIFY(!m_window->isSignedIn());
        QTest::mouseClick(dialog()->findChild<QPushButton *>(u"trustCertificate"_s), Qt::LeftButton);
        QTRY_VERIFY(!dialog());
        if (!m_window->isSignedIn())
            signIn();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->isSignedIn(), 10'000);

        openWindow();
        signIn();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->isSignedIn(), 10'000);
        QVERIFY(!dialog());
    }

    void returnTrustsNobody()
    {
        openWindow();
        signIn();
        QTRY_VERIFY(dialog());
        QTest::keyClick(dialog(), Qt::Key_Return);
        QTRY_VERIFY(!dialog());
        QVERIFY(!m_window->isSignedIn());
        QCOMPARE(m_connection->trusted(), QByteArray());
    }

    void anotherCertificateThanTheOneTrustedIsNamedAsThat()
    {
        openWindow();
        signIn();
        QTRY_VERIFY(dialog());
        QTest::mouseClick(dialog()->findChild<QPushButton *>(u"trustCertificate"_s), Qt::LeftButton);
        QTRY_VERIFY(!dialog());
        m_window.reset();
        const QUrl before = m_desk->url();
        show(TestCertificate::make());
        QCOMPARE(m_desk->url().host(), before.host());
        m_settings->setValue(u"trust/%1_%2"_s.arg(m_desk->url().host()).arg(m_desk->url().port()), fingerprint());
        openWindow();
        signIn();
        QTRY_VERIFY(dialog());
        QVERIFY2(textOf(*dialog()).contains(u"a different certificate"_s), qPrintable(textOf(*dialog())));
    }

private:
    void show(const TestCertificate &certificate)
    {
        m_desk->stop();
        m_desk->useTls(certificate.certificate, certificate.key);
        m_desk->start();
    }
    void openWindow()
    {
        m_window.reset();
        Connection::Timing timing;
        timing.callTimeoutMs = 5000;
        m_connection = std::make_unique<Connection>(timing);
        m_connection->setServer(m_desk->url());
        ui::MainWindow::Options options;
        options.dataFolder = m_folder->path();
        m_window = std::make_unique<ui::MainWindow>(*m_connection, *m_settings, options);
        m_window->show();
    }
    void signIn()
    {
        m_window->findChild<QLineEdit *>(u"email"_s)->setText(m_desk->me.email);
        auto *password = m_window->findChild<QLineEdit *>(u"password"_s);
        password->setText(m_desk->password);
        QTest::keyClick(password, Qt::Key_Return);
    }
    [[nodiscard]] QDialog *dialog() const
    {
        for (QDialog *each : m_window->findChildren<QDialog *>(u"trustDialog"_s)) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QByteArray fingerprint() const
    {
        return QSslCertificate(m_certificate.certificate).digest(QCryptographicHash::Sha256).toHex();
    }
    static QString textOf(const QWidget &window)
    {
        QStringList texts;
        for (const QLabel *label : window.findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'\n');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    TestCertificate m_certificate;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<ui::MainWindow> m_window;
};

QTEST_MAIN(TestTrustDialog)
#include "tst_trustdialog.moc"
