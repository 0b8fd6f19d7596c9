namespace TreatyBot.Tests.Conformance;

/// <summary>Marks the abstract suite that every implementation of a seam must pass.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConformanceSuiteAttribute(Type seam) : Attribute
{
    public Type Seam { get; } = seam;
}

/// <summary>Marks the suite that is run against one implementation.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConformanceOfAttribute(Type implementation) : Attribute
{
    public Type Implementation { get; } = implementation;
}
