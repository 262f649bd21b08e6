using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>Tests of the running program stand alone: each of them wants the whole machine.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessTests
{
    public const string Name = "Processes";
}
