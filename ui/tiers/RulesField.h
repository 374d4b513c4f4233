#pragma once

#include "ui/models/Phrases.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QWidget>

#include <algorithm>
#include <functional>

class QPushButton;
class QVBoxLayout;

namespace tierdesk::ui {

namespace widgets {
class FlowLayout;
} // namespace widgets

/// A table of rules, of which the first match applies. Handles adding, moving and removing; subclasses define the
/// contents of a rule. Values use the server's format, and the server validates them.
class RulesField : public QWidget
{
    Q_OBJECT

public:
    void setRules(const QJsonArray &rules);
    [[nodiscard]] const QJsonArray &rules() const { return m_rules; }

Q_SIGNALS:
    void rulesEdited(const QJsonArray &rules);

protected:
    /// The object names of rows are @p rowName with their number, from 0; @p addName is that of the add button.
    RulesField(const QString &rowName, const QString &addName, QWidget *parent);

    /// Returns a newly added rule.
    [[nodiscard]] virtual QJsonObject newRule() const = 0;
    /// Adds the controls of the rule at @p index to its row, in reading order.
    virtual void fill(widgets::FlowLayout &row, int index, const QJsonObject &rule) = 0;

    /// Sets the field @p key of a rule; an undefined value removes it.
    void change(int index, const QString &key, const QJsonValue &value);
    /// Adds a choice of the values of E; @p any is the first entry, for no condition, unless it is empty.
    template<class E>
    QComboBox *addWords(widgets::FlowLayout &row, int index, const QString &key, const QString &name,
                        const QString &any, const std::function<QString(E)> &text);
    /// Adds the choice whether the customer is a VIP: any, yes, no.
    void addVip(widgets::FlowLayout &row, int index);
    static void addWord(widgets::FlowLayout &row, const QString &text);

    [[nodiscard]] static QString orWorse(Sentiment value);
    [[nodiscard]] static QString vipKey();

private:
    void rebuild();
    [[nodiscard]] QWidget *makeRow(int index);
    void edit(const QJsonArray &rules);
    void addBox(widgets::FlowLayout &row, int index, const QString &key, QComboBox *box);

    QString m_rowName;
    QJsonArray m_rules;
    QVBoxLayout *m_rows;
    QPushButton *m_add;
};

template<class E>
QComboBox *RulesField::addWords(widgets::FlowLayout &row, int index, const QString &key, const QString &name,
                                const QString &any, const std::function<QString(E)> &text)
{
    const QJsonValue value = m_rules.at(index).toObject().value(key);
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    if (!any.isEmpty())
        box->addItem(any);
    for (const auto &[each, word] : Words<E>::table)
        box->addItem(text(each), QString(QLatin1String(word)));
    box->setCurrentIndex(std::max(0, value.isString() ? box->findData(value.toString()) : 0));
    addBox(row, index, key, box);
    return box;
}

} // namespace tierdesk::ui
