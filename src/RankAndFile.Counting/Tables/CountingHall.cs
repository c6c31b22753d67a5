namespace RankAndFile.Counting;

internal sealed class CountingHall;
