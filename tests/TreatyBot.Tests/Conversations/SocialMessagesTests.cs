using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Conversations;

public sealed class SocialMessagesTests
{
    [Theory]
    [InlineData(SocialMessage.Greeting, "hi", "Hi!", "HELLO", "hello there", "Hey bot", "hiii", "helo", "Hi all!", "Good morning",
        "good mornign everyone",
        "How are you?", "hi, how are you doing?", "hello hello", "Hello Ana!", "Hi Docky", "yo", "ping", "are you there?",
            "Is anybody there?", "hallo", ":wave: hi", ":wave:", "\U0001F44B", "howdy partner")]
    [InlineData(SocialMessage.Thanks, "thanks", "Thanks!", "thank you", "Thank you very much!", "thx", "ty", "thnaks",
        "thanks a lot :tada:",
        "Thank you so much for your help", "cheers", "That was very helpful", "that helped", "Great answer!", "good bot",
        "Perfect, thanks!", "ok thanks",
        "Hi, thanks", "nice one", ":pray:")]
    [InlineData(SocialMessage.Complaint, "you are stupid", "You suck!", "useless bot", "this is useless", "shut up", "You are an idiot")]
    [InlineData(SocialMessage.Acknowledgement, "ok", "Okay.", "got it", "cool", "never mind", "I see", "lol", "sorry", "fine", "\U0001F44D",
        ":+1:")]
    [InlineData(SocialMessage.Farewell, "bye", "Goodbye!", "good bye", "see you later", "have a nice day", "good night everyone",
        "goodnight")]
    [InlineData(SocialMessage.Help, "help", "Help!", "help me", "hlep", "help please", "I need help", "can you help me?",
        "Could you please help me out?",
        "what can you do?", "What can you do for me?", "waht can you do", "what do you do?", "whats your purpose", "how do I use this?",
        "How does this bot work?", "how do you work?", "What can I ask you?", "what kind of questions can i ask", "Hi! What can you do?",
        "Hello, can you tell me what you can do?", "what are you able to do?", "/help", "Who are you? What can you do?",
        "how do i ask a question", "need help", "wht can you do",
        "what all can you do?", "list commands")]
    [InlineData(SocialMessage.Identity, "who are you?", "Who are you", "who r u", "hi, who are you?", "What are you?", "what's your name?",
        "are you a bot?",
        "Are you a human or a robot?", "who made you?", "tell me about yourself", "who am I talking to?", "What is this?",
            "what is treatybot", "who're you?", "is this a bot?", "Am I talking to a human?")]
    [InlineData(SocialMessage.Documents, "which documents do you have?", "Which documents do you have", "what documents do you have",
        "wich documnets do you have?",
        "what docs do you have", "what files are there?", "list documents", "list all documents", "show me your sources",
        "Can you list the documents?", "what sources do you use?", "Which documents can you search?", "what do you know?",
        "Hi, which documents do you have?", "which documents are indexed?", "how many documents do you have?",
        "Tell me which documents you have", "what is in your library?", "documents", "Thanks! Which documents do you have?",
        "what documents can you answer questions about?", "which documents are you using?", "what's in your database?",
        "what can I search?",
        "Can you show me which documents you have?", "what topics do you cover?", "what have you read?")]
    public void What_people_say_beside_questions_is_recognised(SocialMessage kind, params string[] messages)
    {
        foreach (var message in messages)
        {
            SocialMessages.Recognize(message, _ => false).ShouldBe(kind, message);
        }
    }

    [Theory]
    [InlineData("Which documents must accompany the notification?")]
    [InlineData("Which documents are needed?")]
    [InlineData("Which documents do I need?")]
    [InlineData("Which documents are included?")]
    [InlineData("What documents do you have to hand in with the application?")]
    [InlineData("Which documents do you have about leave?")]
    [InlineData("help desk opening hours")]
    [InlineData("Who helps with the lamp?")]
    [InlineData("What can you do if your claim is refused?")]
    [InlineData("What can we do?")]
    [InlineData("What do you do in case of fire?")]
    [InlineData("Who are you liable to?")]
    [InlineData("Who are you allowed to bring?")]
    [InlineData("Hi, who insures the sheds?")]
    [InlineData("Hi all, who insures the sheds? Thanks in advance!")]
    [InlineData("Thanks! One question: who insures the sheds?")]
    [InlineData("How are you paid?")]
    [InlineData("How do I use the crane?")]
    [InlineData("How does the lock work?")]
    [InlineData("How does it work?")]
    [InlineData("What is your notice period?")]
    [InlineData("What is this agreement about?")]
    [InlineData("Are you allowed to sublet?")]
    [InlineData("are you a party to the treaty")]
    [InlineData("When is the vote of thanks?")]
    [InlineData("Morning hours of the library")]
    [InlineData("good faith")]
    [InlineData("bye-laws")]
    [InlineData("cool storage")]
    [InlineData("rent")]
    [InlineData("held")]
    [InlineData("Who are your members?")]
    [InlineData("What do you know about leave?")]
    [InlineData("What is in your opinion fair?")]
    [InlineData("documents needed for registration")]
    [InlineData("Hi! Rent?")]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("what is it?")]
    public void A_question_to_the_documents_is_left_to_them(string message) => SocialMessages.Recognize(message, _ => false).ShouldBeNull();

    [Fact]
    public void A_word_that_the_documents_have_is_no_misspelt_courtesy()
    {
        SocialMessages.Recognize("tanks", _ => false).ShouldBe(SocialMessage.Thanks);
        SocialMessages.Recognize("tanks", term => term == "tank").ShouldBeNull();
        SocialMessages.Recognize("fine", term => term == "fine").ShouldBeNull();
        SocialMessages.Recognize("help", term => term == "help").ShouldBe(SocialMessage.Help);
        SocialMessages.Recognize("tax", _ => false).ShouldBeNull();
    }

    [Fact]
    public void Any_text_can_be_looked_through() => Properties.Check(
        Properties.HostileText, text =>
            SocialMessages.Recognize(text, _ => false).ShouldBeOneOf([null, .. Enum.GetValues<SocialMessage>()]));
}
