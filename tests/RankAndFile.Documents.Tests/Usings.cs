global using RankAndFile.Counting;
global using Xunit;
