using System.Text.RegularExpressions;
using TreatyBot.Core.Meaning;
using static TorchSharp.torch;

namespace TreatyBot.EncoderTuning;

/// <summary>
/// Teaches an encoder that a question is nearer to the passage that answers it than to the others of its batch (van den Oord et al.,
/// "Representation Learning with Contrastive Predictive Coding", 2018), seen from the question and, with half the weight, from the passage.
/// </summary>
internal sealed partial class Training(TrainableEncoder encoder, TextCutter cutter)
{
    /// <summary>How many questions compete. More would be better, and costs memory.</summary>
    private const int BatchSize = 48;

    /// <summary>So many questions of one document stand together in a batch, so that titles alone do not tell the passages apart.</summary>
    private const int OfOneTitle = 6;

    /// <summary>How sharply near passages are told from the nearest: cosines of this encoder lie within some tenths.</summary>
    private const double Temperature = 0.05;

    /// <summary>The step rises over this share of the training and then falls to zero.</summary>
    private const double WarmUp = 0.1;

    private const double ShareFromPassage = 0.5;

    private readonly Random _random = new(1);

    /// <param name="passages">What is learnt.</param>
    /// <param name="epochs">How often.</param>
    /// <param name="step">The largest step.</param>
    /// <param name="afterBatch">Told how many batches are done, and about how many there are.</param>
    /// <param name="afterEpoch">Told the mean loss of each.</param>
    public void Run(
        IReadOnlyList<TrainingPassage> passages, int epochs, double step, Action<int, int> afterBatch, Action<int, double> afterEpoch)
    {
        var optimizer = optim.AdamW(encoder.Parameters, step, weight_decay: 0);
        var total = (double)epochs * passages.Sum(passage => passage.Questions.Count) / BatchSize;
        var done = 0;
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var losses = new List<double>();
            foreach (var batch in Batches(passages))
            {
                var progress = done++ / total;
                foreach (var group in optimizer.ParamGroups)
                {
                    group.LearningRate = step * Math.Min((progress + (1 / total)) / WarmUp, Math.Max(0, 1 - progress) / (1 - WarmUp));
                }

                losses.Add(Learn(batch, optimizer));
                afterBatch(done, (int)total);
            }

            afterEpoch(epoch, losses.Average());
        }
    }

    private double Learn(IReadOnlyList<(TrainingPassage Passage, string Question)> batch, optim.Optimizer optimizer)
    {
        using var scope = NewDisposeScope();
        var questions = encoder.Encode([.. batch.Select(one => cutter.Question(one.Question))]);
        var texts = EncodeByLength([.. batch.Select(one => cutter.Text(Form(one.Passage)))]);
        var likeness = questions.matmul(texts.t()) / Temperature;
        var own = arange(batch.Count, dtype: ScalarType.Int64);
        var loss = nn.functional.cross_entropy(likeness, own) + (ShareFromPassage * nn.functional.cross_entropy(likeness.t(), own));
        optimizer.zero_grad();
        loss.backward();
        nn.utils.clip_grad_norm_(encoder.Parameters, 1);
        optimizer.step();
        return loss.item<float>();
    }

    /// <summary>
    /// A passage as it is embedded: whole, or without its heading or title. One that is a single sentence stands alone more often, as the
    /// sentences of a document do.
    /// </summary>
    private string Form(TrainingPassage passage) => _random.NextDouble() switch
    {
        < 0.45 => passage.Whole,
        < 0.6 => ReadingUnits.PassageText(passage.Title, "", passage.Text),
        < 0.7 => passage.Text,
        _ => SentenceEnd().Split(passage.Text) is [var only] ? only : passage.Whole,
    };

    /// <summary>Three groups of like length: a batch filled up to its longest text would be half empty.</summary>
    private Tensor EncodeByLength(IReadOnlyList<long[]> texts)
    {
        var order = Enumerable.Range(0, texts.Count).OrderBy(i => texts[i].Length).ToList();
        var places = new long[texts.Count];
        for (var i = 0; i < order.Count; i++)
        {
            places[order[i]] = i;
        }

        var groups = order.Chunk((texts.Count + 2) / 3).Select(group => encoder.Encode([.. group.Select(i => texts[i])]));
        return cat([.. groups], 0).index_select(0, tensor(places));
    }

    /// <summary>All questions once, no passage twice in a batch.</summary>
    private IEnumerable<IReadOnlyList<(TrainingPassage Passage, string Question)>> Batches(IReadOnlyList<TrainingPassage> passages)
    {
        var asked = passages.SelectMany(passage => passage.Questions.Select(question => (Passage: passage, Question: question)));
        var groups = Shuffled(asked).GroupBy(one => one.Passage.Title).SelectMany(title => title.Chunk(OfOneTitle));
        var open = new LinkedList<(TrainingPassage Passage, string Question)>(Shuffled(groups).SelectMany(group => group));
        while (open.Count >= BatchSize)
        {
            var batch = new List<(TrainingPassage Passage, string Question)>();
            var taken = new HashSet<TrainingPassage>(ReferenceEqualityComparer.Instance);
            for (var node = open.First; node is not null && batch.Count < BatchSize;)
            {
                var next = node.Next;
                if (taken.Add(node.Value.Passage))
                {
                    batch.Add(node.Value);
                    open.Remove(node);
                }

                node = next;
            }

            if (batch.Count < BatchSize)
            {
                yield break;
            }

            yield return batch;
        }
    }

    private T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        _random.Shuffle(all);
        return all;
    }

    [GeneratedRegex(@"(?<=[.;!?])\s+(?=[A-Z(])", RegexOptions.None, 1_000)]
    private static partial Regex SentenceEnd();
}
