namespace Tests.Support;

/// <summary>
/// Tests that start whole processes and wait in real time. They run after the others and one after another, so that a busy
/// machine neither slows them beyond their patience nor is made busy by them.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealProcesses
{
    public const string Name = "real processes";
}
