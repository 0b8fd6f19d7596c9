using TreatyBot.Core.Conversations;
using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Chat;

/// <summary>The chat page, and the parts of it that the script fetches.</summary>
internal static class ChatPage
{
    /// <summary>As many characters as the box takes; the desk says what is too long to be looked up.</summary>
    private const int MaxQuestion = 2000;

    /// <summary>
    /// The style sheet tells an empty conversation from one with questions, hiding the welcome in one and "New conversation" in the other:
    /// what the script adds changes both at once, without a reload.
    /// </summary>
    public static Markup Render(HttpContext context, ChatView view) => Layout.Page(
        context,
        view.Turns.Count == 0 ? "TreatyBot" : $"{view.Turns[^1].Question} · TreatyBot",
        "chat",
        Html($"""
            <header class="bar">
            <a class="brand" href="./">TreatyBot</a>
            <p class="scope">{Scope(view)}</p>
            {(view.IsOperator ? SignOut(view) : Empty)}
            <a class="jump" href="documents">Documents</a>
            <a class="new" href="export?conversation={view.Conversation}" download>Save as a Word document</a>
            <a class="new" href="./">New conversation</a>
            </header>
            <main>
            <div class="welcome">
            <h1>Ask the documents.</h1>
            {(view.Turns.Count == 0 ? Promise : Empty)}
            </div>
            <div id="thread" aria-live="polite" aria-relevant="additions">{view.Turns.Select(turn => turn.Html)}</div>
            </main>
            {Composer(view)}
            {(view.Turns.Count == 0 && view.Examples.Count > 0 ? Examples(view) : Empty)}
            """),
        Asset.ChatScript.RelativeAddress);

    /// <summary>A question with its reply.</summary>
    public static Markup Turn(Turn turn, Reply? reply) => Html($"""
        <article class="turn" id="turn-{turn.Number}" data-conversation="{turn.Conversation}" data-next="{turn.Number + 1}"
          aria-labelledby="question-{turn.Number}">
        <h2 class="question" id="question-{turn.Number}" tabindex="-1" dir="auto">{InertText.Of(turn.Question)}</h2>
        {(reply is null ? Missing(turn) : HtmlReplyRenderer.Render(turn, reply))}
        </article>
        """);

    private static Markup Promise { get; } = Html($"""
        <p>Every reply is quoted word for word, with a link that opens it in its place. Where the documents do not say, you
        are told so.</p>
        """);

    private static Markup Missing(Turn turn) => Html($"""
        <div class="reply refused"><p class="statement">There is no reply to show here. It may still be on its way:
        <a href="./?conversation={turn.Conversation}">reload the conversation</a>, or ask again.</p></div>
        """);

    private static Markup Scope(ChatView view) => view.Documents == 0
        ? Html($"No documents indexed yet")
        : Html($"""
            {view.Documents} {(view.Documents == 1 ? "document" : "documents")}
            in the {(view.Collections.Count == 1 ? "collection" : "collections")} <bdi>{string.Join(", ", view.Collections)}</bdi>
            {(view.Meaning is null ? Empty : Html($"· {view.Meaning}"))}
            """);

    private static Markup SignOut(ChatView view) => Html($"""
        <form method="post" action="logout">{view.FormToken}<button class="quiet">Sign out</button></form>
        """);

    private static Markup Composer(ChatView view) => Html($"""
        <form class="composer" id="composer" role="search" aria-label="Ask" method="post" action="questions">
        {view.FormToken}<input type="hidden" name="conversation" value="{view.Conversation}">
        <input type="hidden" name="turn" value="{view.Turns.Count + 1}">
        <div class="box">
        <label class="hidden" for="question">Your question</label>
        <textarea id="question" name="question" rows="1" maxlength="{MaxQuestion}" required placeholder="Ask a question" autocomplete="off"
        {(view.Turns.Count == 0 ? "autofocus" : "")}></textarea>
        {(view.Collections.Count < 2 ? Empty : CollectionPicker(view))}
        <button class="send">Ask</button>
        </div>
        <p class="status" id="status" role="status"></p>
        </form>
        """);

    private static Markup CollectionPicker(ChatView view) => Html($"""
        <label class="hidden" for="collection">Collection</label>
        <select id="collection" name="collection"><option value="">All collections</option>{view.Collections.Select(name =>
            Html($"""<option{(name == view.Collection ? Html($" selected") : Empty)}>{name}</option>"""))}</select>
        """);

    private static Markup Examples(ChatView view) => Html($"""
        <form class="examples" aria-labelledby="examples" method="post" action="questions">
        <h2 class="eyebrow" id="examples">Try one of these</h2>
        {view.FormToken}<input type="hidden" name="conversation" value="{view.Conversation}"><input type="hidden" name="turn" value="1">
        {view.Examples.Select(example => Html($"""<button name="question" value="{example}">{example}</button>"""))}
        </form>
        """);
}
