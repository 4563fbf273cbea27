using System.Text.Json.Serialization;
using Conversations;

namespace Bot.Health;

/// <summary>What the running bot leaves behind for <c>health</c>, which is another process.</summary>
/// <param name="Boot">Names the machine's start: the stamps mean nothing after the next one.</param>
/// <param name="At">
/// Stamps are those of <see cref="TimeProvider.GetTimestamp"/>: on one machine all processes share that clock, and setting
/// the time of day does not move it (S4).
/// </param>
internal sealed record Heartbeat(string Boot, long At, IReadOnlyList<LoopBeat> Loops);

/// <param name="Tried">Stamp of the newest try.</param>
/// <param name="Pause">What it keeps still for on purpose.</param>
internal sealed record LoopBeat(WatchedLoop Loop, long Tried, TimeSpan Pause, bool GaveUp);

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Heartbeat))]
internal sealed partial class HeartbeatJson : JsonSerializerContext;
