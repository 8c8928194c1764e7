//! A list of conditions that can be added to: properties, how they are compared, and their values.

use crate::browser;
use crate::components::{Button, ButtonKind, ChipsField, Select, WithReason, reason_id};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use payload_core::rule_settings::{Asked, ConditionEdit, Operator, Property, Test, values};

/// What is picked in the list of conditions to add.
#[derive(Debug, Clone, PartialEq)]
enum Added {
    /// Nothing yet.
    Nothing,
    /// A property that every account has.
    BuiltIn(Test),
    /// A field of the account's own, still to be named.
    Custom(Operator),
}

/// The conditions, each with its values, and the way to add one.
#[component]
pub fn ConditionList(
    /// Which list this is, as a part of ids.
    list: String,
    /// The conditions.
    #[prop(into)]
    conditions: Signal<Vec<Asked>>,
    /// Called with what a person changes.
    #[prop(into)]
    on_edit: Callback<ConditionEdit>,
    /// The tests that are offered elsewhere.
    #[prop(optional)]
    without: Vec<Test>,
) -> impl IntoView {
    let list = StoredValue::new(list);
    let id = move |test: &Test| list.with_value(|list| format!("condition-{list}-{}", test.sheet_word()));
    let naming = RwSignal::new(None::<Operator>);
    let add = move |test: Test| {
        if conditions.read_untracked().iter().all(|asked| asked.test != test) {
            on_edit.run(ConditionEdit::Set(test.clone(), Vec::new()));
        }
        browser::focus_next(id(&test));
    };
    let tests =
        Memo::new(move |_| conditions.read().iter().map(|asked| asked.test.clone()).collect::<Vec<_>>());
    let options = options(&without);
    // What is picked is not kept: it is added, and the list is led back, so that it can be picked again.
    let picked = RwSignal::new(Added::Nothing);
    let pick = move |added: Added| {
        picked.set(added.clone());
        request_animation_frame(move || {
            picked.try_set(Added::Nothing);
        });
        match added {
            Added::Nothing => {}
            Added::BuiltIn(test) => add(test),
            Added::Custom(operator) => naming.set(Some(operator)),
        }
    };
    view! {
        <For each=move || tests.get() key=Test::clone let:test>
            <Condition id=id(&test) test=test conditions=conditions on_edit=on_edit />
        </For>
        <Select
            label="Add a condition"
            options=options
            value=picked
            on_pick=pick
        />
        {move || naming.get().map(|operator| view! {
            <CustomField
                id=list.with_value(|list| format!("custom-field-{list}"))
                on_named=move |property: Property| {
                    naming.set(None);
                    add(Test { property, operator });
                }
                on_cancel=move || naming.set(None)
            />
        })}
    }
}

/// Every condition that can be added, each with its words.
fn options(without: &[Test]) -> Vec<(Added, String)> {
    let built_in = Property::BUILT_IN.into_iter().flat_map(|property| {
        let operators = property.operators();
        operators.iter().map(move |operator| Test { property: property.clone(), operator: *operator })
    });
    let built_in = built_in.filter(|test| !without.contains(test));
    let custom = [Operator::Is, Operator::IsNot]
        .map(|operator| (Added::Custom(operator), operator_of_custom(operator).to_owned()));
    std::iter::once((Added::Nothing, "Choose …".to_owned()))
        .chain(built_in.map(|test| (Added::BuiltIn(test.clone()), test.label())))
        .chain(custom)
        .collect()
}

fn operator_of_custom(operator: Operator) -> &'static str {
    if operator.is_positive() { "A custom field is" } else { "A custom field is not" }
}

/// One condition.
#[component]
fn Condition(
    id: String,
    test: Test,
    conditions: Signal<Vec<Asked>>,
    on_edit: Callback<ConditionEdit>,
) -> impl IntoView {
    let (read, set, removed, property) = (test.clone(), test.clone(), test.clone(), test.property.clone());
    let list = move || {
        let conditions = conditions.read();
        conditions
            .iter()
            .find(|asked| asked.test == read)
            .map(|asked| asked.values.clone())
            .unwrap_or_default()
    };
    let name = format!("Remove the condition {}", test.label());
    view! {
        <div class="condition">
            <ChipsField
                label=test.label()
                id=id
                values=Signal::derive(list)
                split=move |typed: String| values(&property, &typed)
                on_change=move |list| on_edit.run(ConditionEdit::Set(set.clone(), list))
            />
            <Button
                kind=ButtonKind::Icon
                name=name
                on_press=move || on_edit.run(ConditionEdit::Remove(removed.clone()))
            >
                "×"
            </Button>
        </div>
    }
}

/// Asks for the name of a custom field.
#[component]
fn CustomField(
    id: String,
    #[prop(into)] on_named: Callback<Property>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let (typed, refused) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let reason = reason_id(&id);
    let add = move || match Property::custom(&typed.read_untracked()) {
        Ok(property) => on_named.run(property),
        Err(reason) => refused.set(reason),
    };
    let cancel_on_escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            on_cancel.run(());
        }
    };
    browser::focus_next(id.clone());
    view! {
        <form
            class="custom-field"
            on:keydown=cancel_on_escape
            on:submit=move |event| {
                event.prevent_default();
                add();
            }
        >
            <WithReason reason=reason.clone() label="Name of the custom field" refused=refused>
                <input
                    type="text"
                    id=id
                    autocomplete="off"
                    spellcheck="false"
                    placeholder="ticket.cf_region"
                    aria-describedby=reason
                    aria-invalid=move || (!refused.read().is_empty()).to_string()
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </WithReason>
            <div class="row">
                <Button>"Add"</Button>
                <Button on_press=move || on_cancel.run(())>"Cancel"</Button>
            </div>
        </form>
    }
}
