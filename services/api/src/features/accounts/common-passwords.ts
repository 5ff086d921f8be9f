/** Words that stand at the heart of passwords that everybody guesses first: favourites, names, teams, keyboard walks. */
const WORDS = `
  password passwort passcode passphrase contrasena motdepasse senha parola haslo wachtwoord heslo salasana losenord
  admin administrator root user guest login logon signin signup access account test tester testing demo sample default
  changeme changeit letmein letmeinnow openup opensesame welcome welcomeback hello helloworld hellothere goodbye
  whatever nothing something anything everything secret secrets topsecret private trustno trustme noaccess
  iloveyou iloveu ilovegod ilovehim ilovemom lovely loveme loveyou lover love forever always together mylove babygirl
  babyboy babydoll sweetheart sweetie sweet honey sugar angel angels princess prince queen king kingdom
  dragon monkey shadow master mistress sunshine moonlight starlight rainbow butterfly flower flowers summer winter
  spring autumn january february march april may june july august september october november december monday tuesday
  wednesday thursday friday saturday sunday football baseball basketball softball volleyball soccer hockey tennis golf
  golfer rugby cricket liverpool arsenal chelsea barcelona realmadrid juventus bayern manchester united yankees cowboys
  steelers eagles packers lakers bulls celtics tigers rangers redsox
  superman batman spiderman ironman wolverine hulk starwars startrek pokemon pikachu naruto minecraft fortnite roblox
  matrix gandalf hobbit frodo legolas merlin harrypotter hogwarts voldemort dumbledore skywalker darthvader yoda
  mustang camaro corvette ferrari porsche mercedes toyota honda harley yamaha suzuki ducati subaru
  computer internet windows microsoft google facebook twitter instagram linkedin youtube amazon apple samsung android
  iphone nokia linux ubuntu oracle cisco server database system network security hacker hacking developer programmer
  javascript typescript python coffee cookie cookies chocolate cheese pepper banana orange cherry apple peaches
  michael michelle jennifer jessica ashley nicole daniel andrew joshua matthew anthony robert thomas charlie george
  william richard patrick martin justin brandon taylor austin jordan hunter buster maggie ginger bailey buddy rocky
  bella molly sophie oliver samantha amanda melissa elizabeth stephanie christopher alexander alexandra nicholas
  benjamin jonathan victoria isabella gabriel gabriela sebastian fernando alejandro carolina carmen maria marina
  killer ranger tigger snoopy garfield mickey minnie donald silver golden diamond purple yellow black white red blue
  green thunder lightning phoenix falcon eagle wizard warrior ninja samurai pirate viking spartan legend champion winner
  freedom liberty america england london paris berlin madrid dallas houston chicago boston newyork california florida
  texas canada mexico brazil australia scotland ireland germany france spain italy
  blink metallica nirvana eminem beatles slayer guitar music dancer dance player gamer gaming games jesus jesuschrist
  christ heaven blessed faith hope grace peace happy happiness lucky smile friends friend family mother father mommy
  daddy brother sister baby
  qwerty qwertz azerty qwertyu qwertyui qwertyuiop asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl zxcv zxcvb zxcvbn
  zxcvbnm qazwsx qazwsxedc zaqwsx zaqxsw qweasd qweasdzxc asdzxc wsxedc poiuytrewq lkjhgfdsa mnbvcxz qwe qweqwe
  abc abcd abcde abcdef abcdefg abcdefgh aaa xxx zzz
  hone honepassword exercise challenge practice training learner student teacher school college university
  correcthorsebatterystaple
`;

/** The words in lower case; compared after what people add to them was taken away. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
