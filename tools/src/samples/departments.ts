import type { Department } from './types.ts';
import { REGION } from './types.ts';

/**
 * The departments of the sample county-level city, one per line:
 * code | zh | en | default themes | the law its matters rest on by default, `#article`.
 * The code is the pinyin initials of the name; it is part of every matter's implementation code, so it never changes.
 */
const TABLE = `
JTYS|交通运输局|Transport Bureau|transport|中华人民共和国道路运输条例#10
SCJG|市场监督管理局|Administration for Market Regulation|start-business,qualification|中华人民共和国市场主体登记管理条例#3
GA|公安局|Public Security Bureau|household|治安管理处罚法#7
SW|税务局|Tax Service|taxation|税收征收管理法#25
ZRZY|自然资源和规划局|Natural Resources and Planning Bureau|real-estate,construction|土地管理法#12
RLSB|人力资源和社会保障局|Human Resources and Social Security Bureau|employment,social-security|社会保险法#8
WSJK|卫生健康局|Health Bureau|health|基本医疗卫生与健康促进法#38
YLBZ|医疗保障局|Healthcare Security Bureau|medical-insurance|社会保险法#28
MZ|民政局|Civil Affairs Bureau|social-care|社会救助暂行办法#4
ZFJS|住房和城乡建设局|Housing and Urban-Rural Development Bureau|construction,housing|建筑法#7
YJGL|应急管理局|Emergency Management Bureau|safety|安全生产法#63
STHJ|生态环境局|Ecology and Environment Bureau|environment|环境保护法#19
NYNC|农业农村局|Agriculture and Rural Affairs Bureau|agriculture|农业法#9
CJRL|残疾人联合会|Disabled Persons' Federation|social-care|残疾人保障法#4
YCZM|烟草专卖局|Tobacco Monopoly Bureau|qualification|烟草专卖法#16
QX|气象局|Meteorological Bureau|safety,construction|气象法#31
XFJY|消防救援大队|Fire and Rescue Brigade|safety|消防法#15
GJJ|住房公积金管理中心|Housing Provident Fund Centre|housing-fund|住房公积金管理条例#13
GDGS|供电公司|Electric Power Supply Company|utilities|电力法#26
ZLS|自来水公司|Water Supply Company|utilities|城市供水条例#17
FZGG|发展和改革局|Development and Reform Bureau|construction,investment|企业投资项目核准和备案管理条例#3
JY|教育局|Education Bureau|schooling|教育法#14
KJ|科学技术局|Science and Technology Bureau|innovation|科学技术进步法#21
JJXX|经济和信息化局|Economy and Information Technology Bureau|investment|中小企业促进法#5
SF|司法局|Justice Bureau|legal|律师法#4
CZ|财政局|Finance Bureau|taxation,qualification|会计法#7
SL|水务局|Water Resources Bureau|construction,environment|水法#12
SWJ|商务局|Commerce Bureau|trade|对外贸易法#3
WGLY|文化广电旅游局|Culture, Broadcasting and Tourism Bureau|culture|旅游法#7
TYJR|退役军人事务局|Veterans Affairs Bureau|social-care,employment|退役军人保障法#7
SJ|审计局|Audit Bureau|legal|审计法#4
ZHZF|综合行政执法局|Comprehensive Administrative Enforcement Bureau|city-life|城市市容和环境卫生管理条例#4
TJ|统计局|Statistics Bureau|legal|统计法#7
XF|信访局|Public Complaints Bureau|legal|信访工作条例#17
LSWZ|粮食和物资储备局|Grain and Material Reserves Bureau|agriculture|粮食流通管理条例#9
RQ|燃气公司|Gas Company|utilities|城镇燃气管理条例#17
MZZJ|民族宗教事务局|Ethnic and Religious Affairs Bureau|culture|宗教事务条例#6
DA|档案馆|Archives|legal|档案法#28
XWCB|新闻出版局|Press and Publication Bureau|culture,qualification|出版管理条例#6
WS|外事办公室|Foreign Affairs Office|entry-exit|出境入境管理法#4
GAT|台港澳事务办公室|Taiwan, Hong Kong and Macao Affairs Office|entry-exit|台湾同胞投资保护法#3
ZGH|总工会|Federation of Trade Unions|employment|工会法#11
TW|共青团市委|Communist Youth League Committee|social-care|志愿服务条例#5
FL|妇女联合会|Women's Federation|marriage|妇女权益保障法#6
HSZ|红十字会|Red Cross Society|health|红十字会法#11
BM|国家保密局|State Secrecy Bureau|qualification|保守国家秘密法#6
HG|海关|Customs|trade|海关法#11
WH|外汇管理局支局|Foreign Exchange Administration Sub-branch|trade|中华人民共和国外汇管理条例#2
RMYH|人民银行支行|People's Bank Sub-branch|finance|中国人民银行法#4
JRGZ|金融工作办公室|Financial Affairs Office|finance|防范和处置非法集资条例#5
YZGL|邮政管理局|Postal Administration|transport,qualification|邮政法#4
GDWL|广电网络公司|Cable Television Network Company|utilities|广播电视管理条例#17
DZ|地震局|Earthquake Bureau|safety|防震减灾法#5
LY|林业局|Forestry Bureau|environment|森林法#9
GGZY|公共资源交易中心|Public Resources Trading Centre|construction|招标投标法#7
SCFZ|市场发展委员会|Market Development Commission|trade|电子商务法#6
RFB|人民防空办公室|Civil Air Defence Office|construction|人民防空法#22
JGSW|机关事务管理中心|Government Offices Administration|city-life|机关事务管理条例#3
TY|体育局|Sports Bureau|culture|体育法#10
GXS|供销合作社联合社|Federation of Supply and Marketing Cooperatives|agriculture|农民专业合作社法#11
GJGS|公共交通集团|Public Transport Group|transport|城市公共交通条例#4
PS|排水公司|Drainage Company|utilities|城镇排水与污水处理条例#20
SJGL|数据管理局|Data Administration|city-life|网络安全法#8
BZB|机构编制委员会办公室|Institutional Staffing Office|qualification|事业单位登记管理暂行条例#5
`;

/** A department with what its matters fall back on. */
export interface DepartmentRow extends Department {
  readonly themes: readonly string[];
  readonly law: string;
}

/** The table, read. */
export const DEPARTMENT_ROWS: readonly DepartmentRow[] = TABLE.trim()
  .split('\n')
  .map(line => {
    const [code = '', zh = '', en = '', themes = '', law = ''] = line.split('|');
    return { code, name: { zh, en }, region: REGION, themes: themes.split(','), law };
  });

/** The 64 departments of the sample city, the transport bureau first. */
export function departments(): Department[] {
  return DEPARTMENT_ROWS.map(({ code, name, region }) => ({ code, name, region }));
}
