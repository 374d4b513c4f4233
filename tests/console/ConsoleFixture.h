#pragma once

#include "tests/support/Program.h"

#include "core/base/Clock.h"
#include "core/doors/client/Connection.h"
#include "resources/Resources.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Theme.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <memory>

namespace tierdesk::tests {

/// The real program with its demo, a client of its doors, and a console's connection. A test is one.
class ConsoleFixture
{
protected:
    ConsoleFixture() = default;
    explicit ConsoleFixture(const QStringList &arguments)
        : m_program(arguments)
    {}

    /// Verifies that the program answers and the connection is live, before the rest is used.
    void start()
    {
        resources::init();
        ui::theme::apply(*qApp, ui::theme::Appearance{});
        QVERIFY2(m_program.start(), m_program.output().constData());
        m_client = std::make_unique<HttpClient>(m_program.base());
        m_connection.setServer(m_program.base()); // the demo takes callers on this machine for an admin
        m_connection.open();
        QTRY_COMPARE(m_connection.state(), client::Connection::State::Live);
    }

    Program m_program;
    base::SystemClock m_clock;
    client::Connection m_connection;
    std::unique_ptr<HttpClient> m_client;
};

} // namespace tierdesk::tests
