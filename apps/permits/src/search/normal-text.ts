/** Traditional characters that occur in what people ask for, each followed by its simplified form. */
const pairs =
  '萬万與与業业東东絲丝兩两嚴严喪丧個个豐丰臨临為为麗丽舉举義义烏乌樂乐習习鄉乡書书買买亂乱爭争於于雲云產产親亲億亿僅仅從从倉仓儀仪們们價价眾众優优會会傳传傷伤偽伪體体佔占餘余備备兒儿黨党蘭兰關关興兴養养獸兽內内冊册寫写軍军農农馮冯準准減减鳳凤憑凭凱凯擊击劃划劉刘則则剛刚創创刪删別别劑剂勁劲勞劳勢势動动務务勝胜匯汇區区醫医華华協协單单賣卖衛卫廠厂廳厅歷历曆历壓压縣县參参雙双發发髮发變变疊叠葉叶號号嘆叹聽听員员響响問问啟启喚唤嗎吗團团園园圍围國国圖图圓圆聖圣場场壞坏塊块堅坚壇坛墳坟壯壮聲声處处復复夠够頭头夾夹奪夺奮奋獎奖婦妇媽妈孫孙學学寧宁寶宝實实審审憲宪宮宫寬宽賓宾對对尋寻導导層层屬属島岛嶺岭幣币帥帅師师帳帐帶带幫帮廣广慶庆庫库應应廟庙廢废開开異异張张彈弹強强歸归當当錄录徵征徹彻態态憐怜總总戲戏戰战戶户執执擴扩掃扫揚扬撫抚搶抢護护報报擔担擬拟擁拥擇择掛挂揮挥損损換换據据攝摄敵敌數数斷断無无舊旧時时曠旷暫暂術术機机殺杀雜杂權权條条來来楊杨極极構构標标樓楼橋桥檔档檢检歐欧殘残殯殡氣气漢汉湯汤沒没溝沟滅灭濟济潔洁淺浅測测濟济渾浑澤泽湧涌漁渔滿满滯滞濱滨灣湾灘滩燈灯靈灵災灾爐炉點点煉炼煙烟煩烦燒烧熱热愛爱爺爷牽牵犧牺狀状猶犹獨独獵猎獻献環环現现電电畫画療疗瘋疯癢痒監监蓋盖盤盘盡尽睜睁礦矿碼码磚砖確确禮礼禍祸離离種种積积稱称穩稳窮穷竊窃競竞筆笔築筑簡简簽签籤签糧粮糾纠紅红約约級级紀纪純纯紗纱納纳紛纷紙纸線线練练組组細细織织終终紹绍經经結结給给絕绝統统繼继績绩續续維维綜综綠绿網网緊紧編编緣缘縮缩繳缴罰罚罷罢職职聯联聰聪肅肃脅胁勝胜腦脑臟脏臨临艱艰藝艺節节蘇苏藥药蘭兰虧亏蟲虫補补襯衬裝装製制襲袭見见觀观規规視视覽览覺觉觸触計计訂订認认討讨讓让訓训議议記记講讲許许論论設设訪访證证評评識识訴诉診诊詞词試试詩诗話话誠诚詢询該该詳详語语誤误說说請请課课調调談谈謀谋諮咨講讲謝谢譯译護护豬猪貝贝負负財财責责賢贤敗败貨货質质販贩貧贫購购貯贮貿贸費费貼贴賀贺資资賠赔賬账賭赌賴赖賽赛贈赠趕赶趨趋跡迹躍跃車车軌轨軍军軟软輪轮較较載载輔辅輛辆輕轻輸输轄辖轉转辦办辭辞遷迁邊边過过還还進进遠远違违連连遲迟適适選选遺遗鄰邻醜丑釀酿釋释針针釣钓鐵铁鋪铺鋼钢錢钱鎮镇鎖锁鐘钟鑒鉴長长門门閉闭閑闲間间閱阅隊队陽阳陰阴際际陸陆陳陈險险隨随隱隐難难霧雾靜静頁页頂顶項项順顺須须預预領领頻频題题額额顏颜顧顾風风飛飞飯饭飲饮館馆駕驾駛驶駐驻驗验騙骗騎骑髒脏魚鱼鮮鲜鳥鸟鷄鸡雞鸡麥麦黃黄齊齐齡龄龍龙';
const simplified = new Map(Array.from(pairs.matchAll(/(.)(.)/gsu), ([, from, to]) => [from!, to!]));

/** One form for what is written alike: NFKC (full-width to half-width), lower case, simplified characters; what is no letter and no digit parts words. */
export function normalText(text: string): string {
  return Array.from(text.normalize('NFKC').toLowerCase(), c => simplified.get(c) ?? c)
    .join('')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Chinese characters and others in turn: 办etc卡 → 办, etc, 卡. */
export function runsOf(text: string): string[] {
  return text.match(/\p{Script=Han}+|[^\p{Script=Han}\s]+/gu) ?? [];
}

export const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text);
