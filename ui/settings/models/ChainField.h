#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

class QMenu;
class QPushButton;
class QVBoxLayout;

namespace tierdesk::ui {

namespace widgets {
class Label;
} // namespace widgets

/// The ordered list of providers of a tier. Empty: the built-in responder answers.
class ChainField final : public QWidget
{
    Q_OBJECT

public:
    /// The object names of rows are @p name with their number, from 0; that of the add button ends in Add.
    ChainField(const QString &name, QWidget *parent = nullptr);

    /// Sets the available providers. A provider in the chain that no longer exists stays visible until it is removed.
    void setProviders(const QStringList &providers);
    void setChain(const QStringList &chain);
    [[nodiscard]] const QStringList &chain() const { return m_chain; }

Q_SIGNALS:
    void chainEdited();

private:
    void rebuild();
    [[nodiscard]] QWidget *makeRow(int index);
    void edit(const QStringList &chain);

    QString m_name;
    QStringList m_providers;
    QStringList m_chain;
    widgets::Label *m_nobody;
    QVBoxLayout *m_rows;
    QPushButton *m_add;
    QMenu *m_menu;
};

} // namespace tierdesk::ui
