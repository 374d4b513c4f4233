#pragma once

#include <QtCore/QJsonArray>
#include <QtWidgets/QWidget>

class QPushButton;
class QVBoxLayout;

namespace tierdesk::ui {

/// The table of priorities: rules from top to bottom, of which the first that fits decides. Values are as the server
/// has them; nothing is checked here that it checks.
class PriorityRulesField final : public QWidget
{
    Q_OBJECT

public:
    explicit PriorityRulesField(QWidget *parent = nullptr);

    void setRules(const QJsonArray &rules);
    [[nodiscard]] const QJsonArray &rules() const { return m_rules; }

    /// A rule as a sentence: "Irate or worse, VIP: urgent".
    [[nodiscard]] static QString text(const QJsonObject &rule);

Q_SIGNALS:
    void rulesEdited(const QJsonArray &rules);

private:
    void rebuild();
    [[nodiscard]] QWidget *makeRow(int index);
    void change(int index, const QString &key, const QJsonValue &value);
    void edit(const QJsonArray &rules);

    QJsonArray m_rules;
    QVBoxLayout *m_rows;
    QPushButton *m_add;
};

} // namespace tierdesk::ui
