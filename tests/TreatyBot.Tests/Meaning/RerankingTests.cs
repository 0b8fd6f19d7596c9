using Microsoft.Extensions.Time.Testing;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Meaning;
using TreatyBot.Meaning;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Meaning;

public sealed class RerankingTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeTimeProvider _clock = new();
    private readonly CollectingLogger<SentenceReranking> _logger = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_cross_encoder_reads_the_sentence_as_the_second_part(int logits)
    {
        using var reranker = new OnnxReranker(TinyModels.Of(TinyModels.CrossEncoder(logits)), quantize: false);

        reranker.Score("gold gold", "river", None).ShouldBe(0);
        reranker.Score("river", "gold tax gold", None).ShouldBe(2);
    }

    [Fact]
    public void A_question_without_end_leaves_the_sentence_its_room()
    {
        using var reranker = new OnnxReranker(TinyModels.Of(TinyModels.CrossEncoder(), maxTokens: 16), quantize: false);

        reranker.Score(string.Concat(Enumerable.Repeat("tax ", 1000)), "gold gold gold", None).ShouldBe(3);
    }

    [Fact]
    public void Another_number_of_logits_is_told()
    {
        using var reranker = new OnnxReranker(TinyModels.Of(TinyModels.CrossEncoder(3)), quantize: false);

        Should.Throw<InvalidDataException>(() => reranker.Score("tax", "gold", None)).Message.ShouldContain("gives 3 numbers");
    }

    [Fact]
    public void Sentences_are_ordered_by_their_scores() =>
        Reranking(new Scores(1, 3, 2)).Order("", ["a", "b", "c"], None).ShouldBe([1, 2, 0]);

    [Fact]
    public void What_is_not_reached_in_time_keeps_its_order_after_what_is()
    {
        var slow = new Scores(1, 2, 9, 9) { Before = () => _clock.Advance(TimeSpan.FromMilliseconds(50)) };

        Reranking(slow).Order("", ["a", "b", "c", "d"], None).ShouldBe([1, 0, 2, 3]);
        slow.Asked.ShouldBe(2);
    }

    [Fact]
    public void A_sentence_in_whose_middle_the_time_is_up_is_not_reached()
    {
        var endless = new Scores(1, 2, 9) { Throws = call => call == 3 ? new OperationCanceledException() : null };

        Reranking(endless).Order("", ["a", "b", "c"], None).ShouldBe([1, 0, 2]);
        Should.Throw<OperationCanceledException>(() => Reranking(new Scores(1) { Throws = _ => new OperationCanceledException() })
            .Order("", ["a"], new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_reranker_that_fails_changes_nothing_and_is_left_alone_until_it_works_again()
    {
        var broken = new Scores(1, 2, 3) { Throws = call => call == 2 ? new InvalidDataException("It is broken.") : null };
        var reranking = Reranking(broken);

        reranking.Order("", ["a", "b", "c"], None).ShouldBe([0, 1, 2]);
        reranking.Order("", ["a", "b", "c"], None).ShouldBe([0, 1, 2]);

        broken.Asked.ShouldBe(2);
        reranking.Problem.ShouldBe("It is broken.");
        _logger.Messages.ShouldHaveSingleItem().ShouldContain("It is broken.");
        (await reranking.TryAsync(None)).ShouldBeTrue();
        reranking.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_is_missing_is_told()
    {
        var reranking = Reranking(
            new OnnxReranker(EncoderModelFiles.Reranker(new MeaningOptions { Reranker = "/nowhere/model.onnx" }), quantize: true));

        (await reranking.TryAsync(None)).ShouldBeFalse();
        reranking.Problem.ShouldNotBeNull().ShouldContain("correct Meaning:Reranker");
    }

    [Fact]
    public async Task The_sentence_that_the_reranker_likes_best_is_quoted_first_with_the_scores_still_falling()
    {
        const string Text = "The toll of the ferry is four crowns.\n\nThe toll of the ferry is paid in gold.";
        var plain = await AskAsync(null);
        var liked = await AskAsync(Reranking(new Likes("gold")));
        var disliked = await AskAsync(Reranking(new Likes("crowns")));

        liked.Citations[0].Quote.Text.ShouldContain("gold");
        disliked.Citations[0].Quote.Text.ShouldContain("crowns");
        liked.Citations.Count.ShouldBe(plain.Citations.Count);

        async Task<Answered> AskAsync(SentenceReranking? reranking)
        {
            using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 }, reranking: reranking);
            await corpus.AddAsync("ferry.txt", "Ferry rules", Text);
            return (await corpus.AskAsync("What is the toll of the ferry?")).ShouldBeOfType<Answered>();
        }
    }

    private SentenceReranking Reranking(IReranker reranker) => new(reranker, TimeSpan.FromMilliseconds(100), _clock, _logger);

    private sealed class Likes(string word) : IReranker
    {
        public float Score(string question, string sentence, CancellationToken cancellationToken) =>
            sentence.Contains(word, StringComparison.Ordinal) ? 1 : 0;
    }

    private sealed class Scores(params float[] scores) : IReranker
    {
        public int Asked { get; private set; }

        public Action Before { get; init; } = () => { };

        /// <summary>What a call throws, counted from 1; null for nothing.</summary>
        public Func<int, Exception?> Throws { get; init; } = _ => null;

        public float Score(string question, string sentence, CancellationToken cancellationToken)
        {
            Before();
            Asked++;
            return Throws(Asked) is { } thrown ? throw thrown : scores[Math.Min(Asked, scores.Length) - 1];
        }
    }
}
