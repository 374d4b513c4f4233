#pragma once

#include "core/domain/Enums.h"
#include "ui/tiers/ConfigDraft.h"

#include <QtWidgets/QWidget>

#include <functional>
#include <optional>
#include <utility>

class QVBoxLayout;

namespace tierdesk::ui {

class FieldRow;
class AmountSlider;
class NumberBox;

/// A form with a control for every field of a company's configuration, each bound to its path in the draft. Writes user
/// changes into the draft and emits edited(); refresh() shows the draft.
class ConfigForm final : public QWidget
{
    Q_OBJECT

public:
    /// @p draft must outlive the form.
    explicit ConfigForm(ConfigDraft &draft, QWidget *parent = nullptr);

    /// Shows the draft, with the previous value at each changed field.
    void refresh();
    /// Shows @p text at the field of @p path or of its nearest parent. Returns false if there is none.
    bool showError(const QString &path, const QString &text);
    void clearErrors();
    /// The control of @p path; null if there is none.
    [[nodiscard]] QWidget *control(const QString &path) const;

    /// The display name, "AI Rep · Credit up to"; the path itself if the field has no control.
    [[nodiscard]] QString name(const QString &path) const;
    /// The display text of a value of @p path: "$15", "on", "2 rules".
    [[nodiscard]] QString text(const QString &path, const QJsonValue &value) const;

Q_SIGNALS:
    void edited(const QString &path);

private:
    struct Binding {
        QString path;
        QString group;
        QString name;
        FieldRow *row;
        QWidget *control;
        std::function<void(const QJsonValue &)> show;
        std::function<QString(const QJsonValue &)> text;
    };
    struct Card {
        QWidget *panel;
        QVBoxLayout *column;
        QString title;
        std::optional<Tier> tier;
    };
    using Choices = std::vector<std::pair<QString, QString>>;

    [[nodiscard]] Card makeCard(const QString &title, int span, std::optional<Tier> tier = std::nullopt);
    [[nodiscard]] Card column(const Card &card);
    void addToggle(const Card &card, const QString &path, const QString &name);
    NumberBox *addNumber(const Card &card, const QString &path, const QString &name, double least, double most,
                         int decimals, const QString &unit = {});
    void addShare(const Card &card, const QString &path, const QString &name, double least);
    void addAmount(const Card &card, const QString &switchPath, const QString &amountPath, const QString &name);
    void addText(const Card &card, const QString &path, const QString &name, int longest, const QString &hint = {});
    void addChoice(const Card &card, const QString &path, const QString &name, const Choices &choices);
    void addWords(const Card &card, const QString &path, const QString &name);
    void addRules(const Card &card, const QString &path, const QString &name);
    void addSecret(const Card &card, const QString &path, const QString &name);
    void bind(const Card &card, const QString &path, FieldRow *row, QWidget *control,
              std::function<void(const QJsonValue &)> show, std::function<QString(const QJsonValue &)> text);
    void take(const QString &path, const QJsonValue &value);
    void showWas(const Binding &binding);
    void dressAmounts();
    [[nodiscard]] const Binding *find(const QString &path) const;

    void makeTiers();
    void makeIrate();
    void makeRules();
    void makeTimes();
    void makeCompany();

    ConfigDraft &m_draft;
    std::vector<Binding> m_bindings;
    std::vector<std::pair<NumberBox *, AmountSlider *>> m_amounts; ///< the slider may be null
    std::vector<std::pair<QWidget *, int>> m_cards;                ///< with its width in columns
    bool m_isShowing = false;
};

} // namespace tierdesk::ui
