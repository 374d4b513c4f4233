#pragma once

#include "resources/Resources.h"
#include "tests/core/mind/ai/Script.h"

#include <QtTest/QtTest>

#include <optional>

namespace tierdesk::test {

/// A test whose rows are scripts (Script.h), played against the embedded responder with the reader as it is shipped. A
/// class derived from it calls loadReader() in initTestCase(), beginScripts() in its data function and then talk() for
/// each row, and runScript() in the test function.
class ScriptTest : public QObject
{
protected:
    void loadReader()
    {
        resources::init();
        auto reader = nlu::Reader::load();
        QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().message));
        m_reader = *reader;
    }
    static void beginScripts() { QTest::addColumn<QString>("script"); }
    static void talk(const char *name, const char *script) { QTest::newRow(name) << QString::fromUtf8(script); }
    void runScript() const
    {
        QFETCH(QString, script);
        Script played(*m_reader);
        const QString fault = played.run(script);
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }

private:
    std::optional<nlu::Reader> m_reader;
};

} // namespace tierdesk::test
