using System.Globalization;
using Google.Protobuf;
using TorchSharp;
using TreatyBot.EncoderTuning;
using TreatyBot.Meaning;

// 330,000 numbers beside the encoder's 22 million.
const int Rank = 8;
const double Step = 8e-4;

// What is learnt counts by so much: between what the encoder knew and what it learns lies what is better than both on documents of other
// kinds (Wortsman et al., "Robust fine-tuning of zero-shot models", 2021).
const float Share = 0.6f;

// Every eighth document is held back, and measured.
const int HeldBack = 8;

if (args is ["wordings", var memory, _, ..])
{
    await WordingMaker.MakeAsync(TrainingPassage.ReadAll(args[2..]), memory);
    Console.WriteLine($"Written: {memory}");
    return 0;
}

if (args is not ["adapter", var output, var epochText, _, ..] || !int.TryParse(epochText, CultureInfo.InvariantCulture, out var epochs))
{
    Console.Error.WriteLine(
        """
        Usage: dotnet run -c Release -p:WithTorch=true --project tests/TreatyBot.EncoderTuning -- COMMAND

          adapter OUT.onnx EPOCHS PASSAGES.jsonl ...
              Teaches the encoder ArcticXs plain wordings. What it learns goes to OUT.onnx as low-rank changes to its matrices. Every eighth
              document is held back; how often its passages are found is told before and after. Needs a C++ library of GCC 13 or later
              (Debian 13, Ubuntu 24.04), 8 GB of memory, and some twelve minutes for 3,000 passages on two cores.
          wordings OUT.wordings PASSAGES.jsonl ...
              Writes the memory of what plain wordings have meant, of the encoder as the program carries it: make it anew after the adapter.
              Needs no Torch (leave -p:WithTorch=true out), and a minute.

          PASSAGES.jsonl has one object a line, with title, heading, text and questions. The program carries an adapter made in one epoch of
          the first 3,000 passages of tests/samples/pairs, and the wordings of all of them.
        """);
    return 1;
}

var passages = TrainingPassage.ReadAll(args[3..]);
var titles = passages.Select(passage => passage.Title).Distinct().Order(StringComparer.Ordinal)
    .Where((_, i) => i % HeldBack == 0)
    .ToHashSet();
var held = passages.Where(passage => titles.Contains(passage.Title)).ToList();
var model = BuiltInModels.PublishedArctic;
torch.random.manual_seed(1);
TrainableEncoder encoder;
using (var weights = model.OpenWeights())
{
    encoder = new TrainableEncoder(OnnxFile.Parse(weights), heads: 12, Rank);
}

var cutter = new TextCutter(model);
Tell("before");
new Training(encoder, cutter).Run(
    [.. passages.Where(passage => !titles.Contains(passage.Title))],
    epochs,
    Step,
    (done, all) => Console.Error.Write($"\rbatch {done} of {all}  "),
    (epoch, loss) => Tell(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch}, loss {loss:0.000}")));
encoder.Weaken(Share);
Tell("as it is kept");
using (var file = File.Create(output))
{
    LowRankAdapter.Of(encoder.Matrices.Select(matrix =>
        (matrix.Name, matrix.Down.data<float>().ToArray(), matrix.Up.data<float>().ToArray(), Rank))).WriteTo(file);
}

Console.WriteLine($"Written: {output}");
return 0;

void Tell(string when)
{
    var recall = Recall.Of(encoder, cutter, held).Select(share => share.ToString("0.000", CultureInfo.InvariantCulture));
    Console.WriteLine($"{when}: of {held.Count} passages held back nearest, among three, among ten: {string.Join(" · ", recall)}");
}
