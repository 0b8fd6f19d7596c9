using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Onnx;
using TreatyBot.Meaning;

namespace TreatyBot.Tests.Meaning;

public sealed class WeightQuantizationTests
{
    [Fact]
    public async Task A_product_with_small_weights_is_nearly_the_exact_one()
    {
        var model = WithProduct();
        using var exact = new OnnxEncoder(TinyModels.Of(model), quantize: false);
        using var small = new OnnxEncoder(TinyModels.Of(model), quantize: true);

        var expected = (await exact.GenerateAsync(["river tax gold"]))[0].Vector;
        var actual = (await small.GenerateAsync(["river tax gold"]))[0].Vector;

        actual.Length.ShouldBe(32);
        TensorPrimitives.CosineSimilarity(expected.Span, actual.Span).ShouldBeGreaterThan(0.995f);
        actual.Span.SequenceEqual(expected.Span).ShouldBeFalse("the weights were not made small");
    }

    [Fact]
    public void The_exact_weights_of_a_product_do_not_remain()
    {
        var model = WithProduct();

        WeightQuantization.Quantize(model);

        model.Graph.Initializer.Select(tensor => tensor.Name).ShouldNotContain("factor");
        model.Graph.Node.Select(node => node.OpType).ShouldBe(["Gather", "DynamicQuantizeMatMul"]);
        model.OpsetImport.Select(opset => opset.Domain).ShouldContain("com.microsoft");
    }

    [Fact]
    public void A_column_of_zeros_stays_one()
    {
        var model = WithProduct(zeroColumn: true);

        WeightQuantization.Quantize(model);

        var weights = model.Graph.Initializer
            .First(tensor => tensor.DataType == (int)TensorProto.Types.DataType.Int8 && tensor.Dims.Count == 2);
        var column = MemoryMarshal.Cast<byte, sbyte>(weights.RawData.Span).ToArray().Where((_, i) => i % 32 == 0);
        column.ShouldAllBe(weight => weight == 0);
    }

    [Fact]
    public void What_another_graph_inside_uses_remains()
    {
        var model = WithProduct();
        var inner = new GraphProto { Name = "inner" };
        inner.Node.Add(TinyModels.Node("Identity", ["factor"], "same"));
        var branch = TinyModels.Node("If", ["input_ids"], "either");
        branch.Attribute.Add(new AttributeProto { Name = "then_branch", Type = AttributeProto.Types.AttributeType.Graph, G = inner });
        model.Graph.Node.Add(branch);

        WeightQuantization.Quantize(model);

        model.Graph.Initializer.Select(tensor => tensor.Name).ShouldContain("factor");
    }

    private static ModelProto WithProduct(bool zeroColumn = false)
    {
        var model = TinyModels.Encoder();
        var random = new Random(5);
        var factor = Enumerable.Range(0, TinyModels.Dimensions * 32)
            .Select(i => zeroColumn && i % 32 == 0 ? 0 : (random.NextSingle() * 2) - 1).ToArray();
        model.Graph.Initializer.Add(TinyModels.Tensor("factor", factor, TinyModels.Dimensions, 32));
        model.Graph.Node[0].Output[0] = "looked_up";
        model.Graph.Node[0].Name = "look_up";
        model.Graph.Node.Add(TinyModels.Node("MatMul", ["looked_up", "factor"], "last_hidden_state"));
        return model;
    }
}
